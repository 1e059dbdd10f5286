import type { Knex } from 'knex';

import { uids } from '../../content-types';
import { beyond, timeOfCursor } from '../comments/pages';
import type { Context } from '../context';
import type { Cursor } from '../cursor';
import { knexOf, rows } from '../rows';
import { selectRare } from '../search/narrow-to-words';
import type { QueueFilter } from './contract';
import {
  commentsTable,
  hasRuleIndex,
  marksOf,
  narrowByColumns,
  selectByRuleIndex,
  statusAsked,
  testMark,
} from './queue-filter';

type Place = { order: 'asc' | 'desc'; cursor: Cursor | null; limit: number };

/** Names a column of the page's order has there, whatever it was read from. */
export const placeAt = 'place_at';

const inOrder = (
  query: Knex.QueryBuilder,
  [time, id]: readonly [string, string],
  { order, limit }: Place
): void => {
  void query
    .orderBy([
      { column: time, order },
      { column: id, order },
    ])
    .limit(limit);
};

/** Along an index of the comments' table; or from among those that were found otherwise. */
const selectFromComments = (
  ctx: Context,
  filter: QueueFilter,
  place: Place,
  found?: Knex.QueryBuilder
): Knex.QueryBuilder => {
  const table = commentsTable(ctx);
  const keys = [`${table}.created_at`, `${table}.document_id`] as const;
  const query = rows(ctx, uids.comment)
    .select(`${table}.*`, `${table}.created_at as ${placeAt}`)
    // Without a date there is no place in this order; a recount of the thread gives one.
    .whereNotNull(keys[0]);
  if (found) void query.from(found.as(table));
  narrowByColumns(ctx, query, filter);
  for (const mark of marksOf(filter)) testMark(ctx, query, mark);
  if (place.cursor) {
    const [createdAt, id] = place.cursor as [string, string];
    const time = timeOfCursor(ctx, { id, createdAt, among: rows(ctx, uids.comment) });
    beyond(query, keys, [time, id], place.order);
  }
  inOrder(query, keys, place);
  return query;
};

/** Along an index of the signals' table, which repeats the comments' statuses and dates. */
const selectFromSignals = (
  ctx: Context,
  filter: QueueFilter,
  [mark = '', ...others]: readonly string[],
  place: Place
): Knex.QueryBuilder => {
  const table = commentsTable(ctx);
  const signals = ctx.strapi.db.metadata.get(uids.signal).tableName;
  const keys = [`${signals}.written_at`, `${signals}.comment`] as const;
  const query = rows(ctx, uids.signal)
    .select(`${table}.*`, `${signals}.written_at as ${placeAt}`)
    .join(table, `${table}.document_id`, keys[1])
    .where(`${signals}.rule`, mark)
    .whereNotNull(keys[0]);
  const { from, to, queue, status: _status, ...rest } = filter;
  const status = statusAsked(filter);
  if (status) {
    void query.where(`${signals}.status`, status);
    // PostgreSQL takes two tests of the same for two that each leave few, and would rather read all.
    void query.whereRaw('coalesce(?? = ?, false)', [`${table}.status`, status]);
  }
  if (from !== undefined) void query.where(keys[0], '>=', new Date(from));
  if (to !== undefined) void query.where(keys[0], '<', new Date(to));
  narrowByColumns(ctx, query, { ...rest, queue: queue === 'new' ? queue : 'all' });
  for (const other of others) testMark(ctx, query, other);
  if (place.cursor) {
    const [createdAt, id] = place.cursor as [string, string];
    const among = rows(ctx, uids.signal).where({ rule: mark });
    const time = timeOfCursor(ctx, { id, createdAt, among, of: ['written_at', 'comment'] });
    beyond(query, keys, [time, id], place.order);
  }
  inOrder(query, keys, place);
  return query;
};

/** One short range of an index per thread: to read them together would mean to sort them all. */
const selectFromThreads = (
  ctx: Context,
  filter: QueueFilter,
  threads: readonly string[],
  place: Place
): Knex.QueryBuilder => {
  const knex = knexOf(ctx);
  const { client } = ctx.strapi.db.dialect as { client: string };
  const { threads: _threads, ...rest } = filter;
  const rangeOf = (thread: string | Knex.Ref<string, object>): Knex.QueryBuilder =>
    selectFromComments(ctx, rest, place).where(`${commentsTable(ctx)}.thread`, thread);
  const ids = [...new Set(threads)];
  const query = knex.select('of_threads.*');
  if (client === 'postgres') {
    // Planned once for all of them, which is most of what it costs.
    const listed = ids.map(() => 'select cast(? as varchar(32)) as id').join(' union all ');
    void query
      .from(knex.raw(`(${listed}) as listed`, ids))
      .joinRaw('cross join lateral (?) as of_threads', [rangeOf(knex.ref('listed.id')) as never]);
  } else {
    const [first, ...others] = ids.map((id) =>
      // Knex mixes up the values of a union's first part unless it is wrapped.
      knex.select('*').from(rangeOf(id).as('of_thread'))
    );
    if (!first) throw new TypeError('newsroom: a queue of no threads');
    void query.from(first.unionAll(others).as('of_threads'));
  }
  inOrder(query, [`of_threads.${placeAt}`, 'of_threads.document_id'], place);
  return query;
};

/** Rows of one page of a queue. Which way they are found is chosen so that the cost does not grow with
 * the queue: along the index that has the page's order within what the filter asks for. */
export const selectPage = (ctx: Context, filter: QueueFilter, place: Place): Knex.QueryBuilder => {
  const { queue, threads, author } = filter;
  const few = filter.search === undefined ? null : selectRare(ctx, filter.search);
  if (few) {
    const { search: _search, ...rest } = filter;
    return selectFromComments(ctx, rest, place, few);
  }
  if (threads && threads.length > 1) return selectFromThreads(ctx, filter, threads, place);
  const marks = marksOf(filter);
  const isNarrow = threads !== undefined || author !== undefined;
  if (marks.length === 0 || isNarrow) return selectFromComments(ctx, filter, place);
  if (hasRuleIndex(ctx, filter)) {
    const { rule: _rule, ...rest } = filter;
    return selectFromComments(ctx, rest, place, selectByRuleIndex(ctx, filter));
  }
  return queue === 'reported'
    ? selectFromComments(ctx, filter, place)
    : selectFromSignals(ctx, filter, marks, place);
};
