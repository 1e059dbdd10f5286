import { randomUUID } from 'node:crypto';

import type { Knex } from 'knex';

import type { Context } from './context';
import { groupBy } from './group-by';

/**
 * A knex builder on a content type's table, for statements that Strapi's own query layer cannot
 * say. Inside a transaction pass `trx`: a raw builder does not join it by itself, and on SQLite
 * would wait for it forever.
 */
export const rows = (
  { strapi }: Context,
  uid: string,
  trx?: Knex.Transaction
): Knex.QueryBuilder => {
  const { tableName } = strapi.db.metadata.get(uid);
  const builder = strapi.db.getConnection(tableName);
  return trx ? builder.transacting(trx) : builder;
};

/**
 * Rows with one of some values of a unique column, to be locked or written. MySQL is told to walk
 * along that column's index: left to itself it may read the whole of a small table, and would lock
 * every row on the way.
 */
export const rowsAmong = (
  ctx: Context,
  uid: string,
  among: { id: readonly number[] } | { document_id: readonly string[] },
  trx?: Knex.Transaction
): Knex.QueryBuilder => {
  const [column, values] = 'id' in among ? ['id', among.id] : ['document_id', among.document_id];
  const query = rows(ctx, uid, trx).whereIn(column, [...values]);
  if (ctx.strapi.db.dialect.client !== 'mysql') return query;
  const { tableName } = ctx.strapi.db.metadata.get(uid);
  const index = column === 'id' ? 'primary' : `${tableName}_document`;
  return query.from(knexOf(ctx).raw('?? force index (??)', [tableName, index]));
};

/** Writes that PostgreSQL gets as one statement: of those that have the most values, it takes no more. */
const mostTogether = 6;

/**
 * Sends writes of which none sees what another writes. PostgreSQL gets them as one statement, the other
 * databases, which know no such thing, one after the other.
 */
export const writeTogether = async (
  { strapi }: Context,
  writes: readonly Knex.QueryBuilder[],
  trx: Knex.Transaction
): Promise<void> => {
  const size = strapi.db.dialect.client === 'postgres' ? mostTogether : 1;
  for (const [write, ...others] of chunksOf(writes, size)) {
    for (const [index, other] of others.entries()) void write?.with(`write_${index}`, other);
    await write?.transacting(trx);
  }
};

const areSame = (a: unknown, b: unknown): boolean =>
  a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;

/**
 * A statement that inserts rows, given by column. PostgreSQL plans each value of a list of rows by itself,
 * and takes longer over that than over the rows: it gets what differs among them as one JSON value.
 */
export const insertRows = (
  ctx: Context,
  uid: string,
  data: readonly Readonly<Record<string, unknown>>[]
): Knex.QueryBuilder => {
  const { dialect, metadata } = ctx.strapi.db;
  const { tableName, attributes } = metadata.get(uid);
  const [first = {}] = data;
  const columns = [...new Set(data.flatMap((row) => Object.keys(row)))];
  const differing = columns.filter((column) =>
    data.some((row) => !areSame(row[column], first[column]))
  );
  // What is written otherwise in JSON than as a value of its own.
  const isSpecial = Object.values(attributes).some(
    (attribute) =>
      ['datetime', 'json'].includes(attribute.type) &&
      'columnName' in attribute &&
      differing.includes(attribute.columnName ?? '')
  );
  if (dialect.client !== 'postgres' || data.length < 10 || isSpecial) {
    return rows(ctx, uid).insert([...data]);
  }
  const knex = knexOf(ctx);
  const table = qualified(ctx, tableName);
  const json = JSON.stringify(
    data.map((row) => Object.fromEntries(differing.map((column) => [column, row[column]])))
  );
  const values = columns.map((column) =>
    differing.includes(column)
      ? knex.ref(`given.${column}`)
      : knex.raw('?', [first[column] as Knex.Value])
  );
  return knex
    .into(knex.raw(`?? (${columns.map(() => '??').join(', ')})`, [table, ...columns]))
    .insert(
      knex
        .select(values)
        .from(knex.raw('json_populate_recordset(null::??, ?) as given', [table, json]))
    );
};

/** By how much something moves in the row of a key. */
export type Amount = readonly [key: string, amount: number];

/** By how much each row moves, by the key in one of its columns, so that one statement writes many; 0 for
 * the others, unless there are none. Most move alike, and a list is searched faster than cases are. */
export const byKey = (
  ctx: Context,
  column: string,
  amounts: readonly Amount[],
  { hasOthers = true }: { hasOthers?: boolean } = {}
): Knex.Raw | number => {
  const alike = [...groupBy(amounts, ([, amount]) => amount)];
  const [first] = alike;
  if (first && alike.length === 1 && !hasOthers) return first[0];
  const cases = alike.map(([, of]) => `when ?? in (${of.map(() => '?').join(', ')}) then ?`);
  return knexOf(ctx).raw(
    `case ${cases.join(' ')} else 0 end`,
    alike.flatMap(([amount, of]) => [column, ...of.map(([key]) => key), amount])
  );
};

/** A long list in pieces, lest a statement has more values than a database takes: 32,766 on SQLite,
 * 65,535 on the others. */
export const chunksOf = <Item>(items: readonly Item[], size = 500): Item[][] => {
  const chunks: Item[][] = [];
  for (let from = 0; from < items.length; from += size) chunks.push(items.slice(from, from + size));
  return chunks;
};

/** Knex itself, for `raw` fragments. */
export const knexOf = ({ strapi }: Context): Knex => strapi.db.connection;

/** A table's name with its schema, where there is one, for `??` in a raw statement. */
export const qualified = ({ strapi }: Context, tableName: string): string =>
  [strapi.db.getSchemaName(), tableName].filter(Boolean).join('.');

/** The rows in what `raw` answers, which differs from driver to driver. */
export const rowsIn = <Row>(answer: unknown): Row[] => {
  if (Array.isArray(answer)) return (Array.isArray(answer[0]) ? answer[0] : answer) as Row[];
  return (answer as { rows: Row[] }).rows;
};

const booleanOf = (value: unknown): boolean => value === true || value === 1 || value === '1';

/** Databases answer dates as numbers (SQLite), text or `Date`. Null for what is no date. */
export const isoOf = (value: unknown): string | null => {
  if (value === null || value === undefined) return null;
  const date = new Date(value as string | number);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
};

/** Some drivers parse JSON themselves: what is text then, or is no JSON, stays as it is. */
const jsonOf = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
};

/** A raw database row as Strapi would answer it: attribute names, ISO dates, real booleans. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller's table
export const fromRow = <Row>(
  { strapi }: Context,
  uid: string,
  raw: Record<string, unknown>
): Row => {
  const { attributes } = strapi.db.metadata.get(uid);
  const row: Record<string, unknown> = {};
  for (const [name, attribute] of Object.entries(attributes)) {
    const column = 'columnName' in attribute ? attribute.columnName : undefined;
    if (!column || !(column in raw)) continue;
    const value = raw[column];
    if (attribute.type === 'datetime') row[name] = isoOf(value);
    else if (attribute.type === 'boolean') row[name] = value === null ? null : booleanOf(value);
    else if (attribute.type === 'json') row[name] = jsonOf(value);
    else row[name] = value;
  }
  return row as Row;
};

/** Attributes as columns for a raw statement: the inverse of `fromRow`. */
export const toColumns = (
  { strapi }: Context,
  uid: string,
  row: Readonly<Record<string, unknown>>
): Record<string, unknown> => {
  const { attributes } = strapi.db.metadata.get(uid);
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const attribute = attributes[name];
    if (!attribute || !('columnName' in attribute) || !attribute.columnName) continue;
    if (value === null) columns[attribute.columnName] = null;
    else if (attribute.type === 'json') columns[attribute.columnName] = JSON.stringify(value);
    else if (attribute.type === 'datetime') {
      columns[attribute.columnName] = new Date(value as string);
    } else columns[attribute.columnName] = value;
  }
  return columns;
};

/** A new `documentId` of a row that the plugin makes: 24 letters and digits, as Strapi's are. Those are
 * hashed in JavaScript, which takes longer than all else that a row needs. */
export const newId = (): string =>
  BigInt(`0x${randomUUID().replaceAll('-', '')}`)
    .toString(36)
    .padStart(25, '0')
    .slice(1);

/** What a new row of the plugin's own needs beside its attributes, as Strapi would fill it in. */
export const newRow = (now = new Date()) => ({
  document_id: newId(),
  created_at: now,
  updated_at: now,
  published_at: now,
});

/** A new `documentId`, made as Strapi makes it. */
export const newDocumentId = ({ strapi }: Context, uid: string): string => {
  const attribute = strapi.db.metadata.get(uid).attributes.documentId as
    { default?: () => string } | undefined;
  if (typeof attribute?.default !== 'function') {
    throw new Error(`newsroom: ${uid} has no default for documentId`);
  }
  return attribute.default();
};
