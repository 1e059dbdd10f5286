import type { Knex } from 'knex';

import { uids, type AuthorKind, type CommentStatus } from '../../content-types';
import type { Context } from '../context';
import { outcomes, type Signal } from '../moderation/rule';
import { fromRow, rows, rowsAmong } from '../rows';

/** A comment's row, private columns and all. Dates are ISO 8601. */
export type CommentRow = {
  readonly id: number;
  readonly documentId: string;
  readonly body: string;
  readonly html: string;
  readonly status: CommentStatus;
  readonly revision: number;
  readonly thread: string;
  readonly parent: string | null;
  readonly root: string;
  readonly depth: number;
  readonly path: string;
  readonly shown: boolean;
  readonly authorKind: AuthorKind;
  readonly authorKey: string | null;
  readonly authorName: string;
  readonly authorUrl: string | null;
  readonly authorEmail: string | null;
  readonly ipHash: string | null;
  readonly userAgent: string | null;
  readonly score: number;
  readonly voteCount: number;
  readonly replyCount: number;
  readonly reportCount: number;
  readonly signals: readonly Signal[] | null;
  readonly reason: string | null;
  readonly textHash: string | null;
  readonly editedAt: string | null;
  readonly reviewedAt: string | null;
  readonly pinned: boolean;
  readonly locale: string | null;
  readonly createdAt: string;
};

/** A row as the database has it: SQL by hand, an import or another version may have left gaps. */
export type RawCommentRow = { readonly [Column in keyof CommentRow]: CommentRow[Column] | null } & {
  readonly documentId: string;
};

export const toRawCommentRows = (ctx: Context, raws: readonly unknown[]): RawCommentRow[] =>
  raws.map((raw) => fromRow<RawCommentRow>(ctx, uids.comment, raw as Record<string, unknown>));

/** What stands in for what a row does not say. */
const unsaid = (documentId: string): Partial<CommentRow> => ({
  body: '',
  html: '',
  revision: 1,
  root: documentId,
  depth: 0,
  path: `${documentId}/`,
  shown: false,
  authorKind: 'script',
  authorName: '',
  score: 0,
  voteCount: 0,
  replyCount: 0,
  reportCount: 0,
  pinned: false,
  createdAt: new Date(0).toISOString(),
});

const isSignal = (value: unknown): value is Signal => {
  if (typeof value !== 'object' || value === null) return false;
  const { rule, outcome, evidence } = value as Record<string, unknown>;
  return (
    typeof rule === 'string' &&
    (outcomes as readonly unknown[]).includes(outcome) &&
    typeof evidence === 'object' &&
    evidence !== null
  );
};

const filled = (row: RawCommentRow): CommentRow => {
  const found: Record<string, unknown> = { ...row };
  for (const [column, value] of Object.entries(unsaid(row.documentId))) {
    if (found[column] === null) found[column] = value;
  }
  const { signals } = found;
  if (signals !== undefined) {
    found.signals = Array.isArray(signals) ? signals.filter(isSignal) : null;
  }
  return found as unknown as CommentRow;
};

/** Rows as the hooks write them, gaps filled: one odd row must not break the page it stands on. */
export const toCommentRows = (ctx: Context, raws: readonly unknown[]): CommentRow[] =>
  toRawCommentRows(ctx, raws).map(filled);

const many = async (ctx: Context, query: Knex.QueryBuilder): Promise<CommentRow[]> =>
  toCommentRows(ctx, (await query) as unknown[]);

/** In no particular order; unknown ids are left out. */
export const findComments = async (
  ctx: Context,
  documentIds: readonly string[],
  trx?: Knex.Transaction
): Promise<CommentRow[]> =>
  documentIds.length === 0
    ? []
    : many(ctx, rows(ctx, uids.comment, trx).whereIn('document_id', [...documentIds]));

/** As it is now, locked against change until the transaction ends; call it with its thread locked. A
 * plain read inside a transaction may see an older state on MySQL; and a lock there by anything but
 * `id` is also one on what lies beside, for which posts in other threads would wait. */
export const findCommentNow = async (
  ctx: Context,
  documentId: string,
  trx: Knex.Transaction
): Promise<CommentRow | null> => {
  const found = await findComment(ctx, documentId, trx);
  return found && ((await lockComments(ctx, [found.id], trx))[0] ?? null);
};

export const findComment = async (
  ctx: Context,
  documentId: string,
  trx?: Knex.Transaction
): Promise<CommentRow | null> => (await findComments(ctx, [documentId], trx))[0] ?? null;

/** How a guest signed their latest comment; null where nothing of theirs is left. */
export const findLastSignature = async (
  ctx: Context,
  authorKey: string
): Promise<Pick<CommentRow, 'authorName' | 'authorEmail' | 'authorUrl'> | null> => {
  const latest = rows(ctx, uids.comment)
    .where({ author_key: authorKey, author_kind: 'guest' })
    // Erased comments have none.
    .whereNot({ author_name: '' })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(1);
  return (await many(ctx, latest))[0] ?? null;
};

/** Locks the rows; call it with their threads locked. */
export const lockComments = (
  ctx: Context,
  ids: readonly number[],
  trx: Knex.Transaction
): Promise<CommentRow[]> =>
  many(
    ctx,
    rowsAmong(ctx, uids.comment, { id: [...ids] }, trx)
      .orderBy('id')
      .forUpdate()
  );

/** What a Strapi query selects by. */
export type Selection = { where?: unknown; filters?: unknown; _q?: unknown };

const selecting = ({ strapi }: Context, { where, filters, _q }: Selection) =>
  strapi.db.queryBuilder(uids.comment).init({ where, filters, _q }).select(['id', 'thread']);

/** Rows that a Strapi query selects, as its own write would. `one`: what `update` and `delete`
 * take, which is the first row found. */
export const selectComments = async (
  ctx: Context,
  selection: Selection,
  one: boolean
): Promise<{ id: number; thread: string | null }[]> => {
  const builder = selecting(ctx, selection);
  const found: unknown = await (one ? builder.first() : builder).execute();
  if (!found) return [];
  return (Array.isArray(found) ? found : [found]) as { id: number; thread: string | null }[];
};

/** Which of these rows, which are locked, a query selects still: before they were locked, somebody
 * may have changed them. */
export const selectAgain = async (
  ctx: Context,
  selection: Selection,
  ids: readonly number[]
): Promise<Set<number>> => {
  const builder = selecting(ctx, selection).where({ id: { $in: [...ids] } });
  // Only a locking read sees that on MySQL; and PostgreSQL knows none over filters that join.
  const { client } = ctx.strapi.db.dialect as { client: string };
  const found = await (client === 'mysql' ? builder.forUpdate() : builder).execute<
    { id: number }[]
  >();
  return new Set(found.map(({ id }) => id));
};

/** Writes columns past the hooks: only for what the hooks themselves keep. */
export const writeColumns = async (
  ctx: Context,
  documentIds: readonly string[],
  columns: Record<string, unknown>,
  trx: Knex.Transaction
): Promise<void> => {
  if (documentIds.length === 0) return;
  await rows(ctx, uids.comment, trx)
    .whereIn('document_id', [...documentIds])
    .update(columns);
};
