import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { decodeCursor, encodeCursor, type Cursor, type CursorPart } from '../cursor';
import { knexOf, rows } from '../rows';
import type { CommentSort } from './contract';
import { publicColumns } from './public-comment';
import { toCommentRows, type CommentRow } from './store';

type Direction = 'asc' | 'desc';

/** Rows after a cursor in an order whose keys all point the same way: `a >= x and not (a = x and not
 * (b > y …))`. Every database walks along the index from the first part on; an `or` in its place would
 * have SQLite read the rest of the thread and sort it. */
export const beyond = (
  query: Knex.QueryBuilder,
  columns: readonly string[],
  values: readonly unknown[],
  direction: Direction
): void => {
  const [column, ...others] = columns;
  const [value, ...rest] = values as Knex.Value[];
  if (column === undefined || value === undefined) return;
  const sign = direction === 'asc' ? '>' : '<';
  if (others.length === 0) {
    void query.where(column, sign, value);
    return;
  }
  void query.where(column, `${sign}=`, value).whereNot((same) => {
    void same.where(column, value).whereNot((further) => {
      beyond(further, others, rest, direction);
    });
  });
};

/**
 * When the comment was written that a page ended at, as a value to compare with. The row itself is
 * asked, since it may say it more exactly than a cursor can: SQL by hand writes microseconds, or on
 * SQLite text. Once the row is gone, the cursor's word counts.
 */
export const timeOfCursor = (
  ctx: Context,
  {
    id,
    createdAt,
    among,
    of: [time, name] = ['created_at', 'document_id'],
  }: {
    id: string;
    createdAt: string;
    among: Knex.QueryBuilder;
    /** Columns of the time and of the comment's id there. */
    of?: readonly [string, string];
  }
): Knex.Raw => {
  const type = ctx.strapi.db.dialect.client === 'mysql' ? 'datetime(6)' : 'timestamp';
  const row = among.select(time).where(name, id).limit(1);
  return knexOf(ctx).raw(`coalesce(?, cast(? as ${type}))`, [row, new Date(createdAt)]);
};

const shown = (ctx: Context): Knex.QueryBuilder => rows(ctx, uids.comment).where({ shown: true });

/** Rows without a date have no place in an order by date; a recount gives them one. */
const listed = (ctx: Context): Knex.QueryBuilder =>
  shown(ctx)
    .select([...publicColumns])
    .whereNotNull('created_at');

/** PostgreSQL follows the index over `parent is null` only where the order names `parent`, which is the
 * same for all; MySQL only where it does not. */
const inRootsOrder = ({ strapi }: Context): string[] =>
  strapi.db.dialect.client === 'postgres' ? ['parent'] : [];

/** Each order of a thread's conversations: its direction, and the keys that a cursor has. */
const orders: Record<CommentSort, { direction: Direction; cursor: readonly CursorPart[] }> = {
  newest: { direction: 'desc', cursor: ['date', 'id'] },
  oldest: { direction: 'asc', cursor: ['date', 'id'] },
  top: { direction: 'desc', cursor: ['score', 'date', 'id'] },
};

/**
 * Reads the `after` of a page of conversations.
 * @throws InvalidInput naming `after` when it is not one of this order
 */
export const decodeRootsCursor = (sort: CommentSort, after: string | undefined): Cursor | null =>
  decodeCursor(after, orders[sort].cursor);

/** Where a page of conversations ended. */
export const encodeRootsCursor = (
  sort: CommentSort,
  { score, createdAt, documentId }: CommentRow
): string =>
  encodeCursor(sort === 'top' ? [score, createdAt, documentId] : [createdAt, documentId]);

/** The most pinned conversations that a thread begins with. */
const mostPinned = 10;

/**
 * One page of the first comments of a thread's conversations, plus one row if there are more. The
 * pinned ones stand before the first page, latest first, and in no page.
 */
export const selectRoots = async (
  ctx: Context,
  {
    thread,
    sort,
    limit,
    cursor,
  }: { thread: string; sort: CommentSort; limit: number; cursor: Cursor | null }
): Promise<{ pinned: CommentRow[]; roots: CommentRow[] }> => {
  const knex = knexOf(ctx);
  const { direction } = orders[sort];
  const all = () => listed(ctx).where({ thread }).whereNull('parent');
  const page = all().where((rest) => {
    void rest.where({ pinned: false }).orWhereNull('pinned');
  });
  if (cursor) {
    const [createdAt, id] = cursor.slice(-2) as [string, string];
    const time = timeOfCursor(ctx, { id, createdAt, among: shown(ctx) });
    const columns = ['created_at', 'document_id'];
    if (sort === 'top') beyond(page, ['score', ...columns], [cursor[0], time, id], direction);
    else beyond(page, columns, [time, id], direction);
  }
  const inOrder = (columns: readonly string[]) =>
    columns.map((column) => ({ column, order: direction }));
  const order = [...(sort === 'top' ? ['score'] : []), 'created_at', 'document_id'];
  void page.orderBy(inOrder([...inRootsOrder(ctx), ...order])).limit(limit + 1);
  if (cursor) return { pinned: [], roots: toCommentRows(ctx, (await page) as unknown[]) };

  const pinned = all().where({ pinned: true }).orderBy('created_at', 'desc').limit(mostPinned);
  const both = knex
    .select('*')
    .from(page.as('page'))
    .unionAll([knex.select('*').from(pinned.as('pinned'))]);
  const found = (await knex
    .select('*')
    .from(both.as('roots'))
    .orderBy(inOrder(order))) as unknown[];
  const rows = toCommentRows(ctx, found);
  return {
    pinned: rows.filter((row) => row.pinned).sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)),
    roots: rows.filter((row) => !row.pinned),
  };
};

const branchOrder = ['depth', 'created_at', 'document_id'];

/** One page of all below one comment, plus one row if there are more. Shallow first, so that a
 * reply never comes before what it answers. */
export const selectBranch = async (
  ctx: Context,
  { above, limit, cursor }: { above: CommentRow; limit: number; cursor: Cursor | null }
): Promise<CommentRow[]> => {
  const query = listed(ctx).where({ root: above.root });
  if (above.parent === null) void query.where('depth', '>', 0);
  else {
    // All paths that begin with this one; `0` is the character after `/`.
    void query.where('path', '>', above.path).where('path', '<', `${above.path.slice(0, -1)}0`);
  }
  if (cursor) {
    const [depth, createdAt, id] = cursor as [number, string, string];
    const time = timeOfCursor(ctx, { id, createdAt, among: shown(ctx) });
    beyond(query, branchOrder, [depth, time, id], 'asc');
  }
  const found = (await query
    .orderBy(branchOrder.map((column) => ({ column, order: 'asc' as const })))
    .limit(limit + 1)) as unknown[];
  return toCommentRows(ctx, found);
};

/**
 * The first replies below each of these conversations: one statement made of one short index range per
 * conversation. A window function would read every reply of a conversation to number them.
 */
export const selectReplies = async (
  ctx: Context,
  { roots, replies }: { roots: readonly string[]; replies: number }
): Promise<CommentRow[]> => {
  const knex = knexOf(ctx);
  if (replies === 0) return [];
  const [first, ...others] = roots.map((root) =>
    knex.select('*').from(
      listed(ctx)
        .where({ root })
        .where('depth', '>', 0)
        .orderBy(branchOrder.map((column) => ({ column, order: 'asc' as const })))
        .limit(replies)
        .as('range')
    )
  );
  if (!first) return [];
  const found = (await (others.length > 0 ? first.unionAll(others) : first)) as unknown[];
  return toCommentRows(ctx, found);
};
