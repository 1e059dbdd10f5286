import type { Knex } from 'knex';

import type { Context } from './context';

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

/** Knex itself, for `raw` fragments. */
export const knexOf = ({ strapi }: Context): Knex => strapi.db.connection;

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

/** A new `documentId`, made as Strapi makes it. */
export const newDocumentId = ({ strapi }: Context, uid: string): string => {
  const attribute = strapi.db.metadata.get(uid).attributes.documentId as
    { default?: () => string } | undefined;
  if (typeof attribute?.default !== 'function') {
    throw new Error(`newsroom: ${uid} has no default for documentId`);
  }
  return attribute.default();
};
