import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import type { Cursor } from '../cursor';
import { knexOf, rows } from '../rows';
import { asides } from './asides';
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

/** One page of the first comments of a thread's conversations, plus one row if there are more. */
export const selectRoots = async (
  ctx: Context,
  {
    thread,
    direction,
    limit,
    cursor,
  }: { thread: string; direction: Direction; limit: number; cursor: Cursor | null }
): Promise<CommentRow[]> => {
  const query = listed(ctx).where({ thread }).whereNull('parent');
  if (cursor) {
    const [createdAt, id] = cursor as [string, string];
    const time = timeOfCursor(ctx, { id, createdAt, among: shown(ctx) });
    beyond(query, ['created_at', 'document_id'], [time, id], direction);
  }
  const order = [...inRootsOrder(ctx), 'created_at', 'document_id'];
  const found = (await query
    .orderBy(order.map((column) => ({ column, order: direction })))
    .limit(limit + 1)) as unknown[];
  return toCommentRows(ctx, found);
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

const ownColumns = [...publicColumns, 'body', 'reason', 'reviewed_at'];

/** One's own comment, with what a moderator said to its latest rejection. */
export type OwnRow = CommentRow & { readonly note: string | null };

/** What came with the latest decision that rejected a comment; pins and edits left its status alone. */
const rejectionNote = (ctx: Context): Knex.QueryBuilder => {
  const { tableName } = ctx.strapi.db.metadata.get(uids.comment);
  return rows(ctx, uids.decision)
    .select('note')
    .where({ comment: knexOf(ctx).ref(`${tableName}.document_id`), to: 'rejected' })
    .where((decided) => {
      void decided.whereNull('reason').orWhereNotIn('reason', Object.values(asides));
    })
    .orderBy('id', 'desc')
    .limit(1);
};

/**
 * The first replies below each of these conversations, and the caller's own comments in the thread
 * that are not approved: one statement made of one short index range per conversation. A window
 * function would read every reply of a conversation to number them.
 */
export const selectRepliesAndOwn = async (
  ctx: Context,
  {
    roots,
    replies,
    own,
  }: {
    roots: readonly string[];
    replies: number;
    /** Null: the caller is nobody. */
    own: { thread: string; authorKey: string } | null;
  }
): Promise<{ replies: CommentRow[]; own: OwnRow[] }> => {
  const knex = knexOf(ctx);
  const range = (part: string, narrow: (query: Knex.QueryBuilder) => void) => {
    const note = part === 'own' ? rejectionNote(ctx) : knex.raw('null');
    const inner = rows(ctx, uids.comment).select([
      ...ownColumns,
      knex.raw('? as part', [part]),
      knex.raw('? as note', [note]),
    ]);
    narrow(inner);
    return knex.select('*').from(inner.as('range'));
  };
  const ranges = [
    ...(replies > 0 ? roots : []).map((root) =>
      range('reply', (query) => {
        void query
          .where({ root, shown: true })
          .where('depth', '>', 0)
          .whereNotNull('created_at')
          .orderBy(branchOrder.map((column) => ({ column, order: 'asc' as const })))
          .limit(replies);
      })
    ),
    ...(own
      ? [
          range('own', (query) => {
            void query
              .where({ thread: own.thread, author_key: own.authorKey })
              .whereIn('status', ['pending', 'spam', 'rejected'])
              .orderBy('created_at', 'desc')
              .limit(50);
          }),
        ]
      : []),
  ];
  const [first, ...others] = ranges;
  if (!first) return { replies: [], own: [] };
  const found = (await (others.length > 0 ? first.unionAll(others) : first)) as {
    document_id: string;
    part: 'reply' | 'own';
    note: string | null;
  }[];
  const notes = new Map(found.map(({ document_id, note }) => [document_id, note]));
  return {
    replies: toCommentRows(
      ctx,
      found.filter(({ part }) => part === 'reply')
    ),
    own: toCommentRows(
      ctx,
      found.filter(({ part }) => part === 'own')
    ).map((row) => ({ ...row, note: notes.get(row.documentId) ?? null })),
  };
};
