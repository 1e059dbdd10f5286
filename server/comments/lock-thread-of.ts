import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { knexOf, rows } from '../rows';
import { inTransaction } from '../transaction';
import { toCommentRows, type CommentRow } from './store';

const lockBy = async (ctx: Context, documentId: string, trx: Knex.Transaction): Promise<void> => {
  const thread = rows(ctx, uids.comment)
    .select('thread')
    .where({ document_id: documentId })
    .limit(1);
  await rows(ctx, uids.thread, trx)
    .select('id')
    .where('document_id', thread as never)
    .forUpdate();
};

/** What others may have changed of a comment that somebody has just read. */
const standing = ['document_id', 'status', 'revision', 'report_count', 'reply_count'];
const standingOf = ({ status, revision, reportCount, replyCount }: CommentRow): string =>
  JSON.stringify([status, revision, reportCount, replyCount]);

/** Locks a comment's thread, then the comment; whether the comment is what was read of it. */
const lockSeen = async (
  ctx: Context,
  seen: CommentRow,
  trx: Knex.Transaction
): Promise<boolean> => {
  const [threads, comments] = [uids.thread, uids.comment].map(
    (uid) => ctx.strapi.db.metadata.get(uid).tableName
  );
  const found = (await rows(ctx, uids.thread, trx)
    .select(standing.map((column) => `${comments}.${column}`))
    .joinRaw('straight_join ?? on ?? = ?', [comments, `${comments}.id`, seen.id] as never)
    .where(`${threads}.document_id`, seen.thread)
    .where(`${comments}.thread`, knexOf(ctx).ref(`${threads}.document_id`))
    .forUpdate()) as unknown[];
  return toCommentRows(ctx, found).some((now) => standingOf(now) === standingOf(seen));
};

type Read<Seen> = (trx?: Knex.Transaction) => Promise<Seen>;
type Work<Seen, Result> = (seen: Seen, trx: Knex.Transaction) => Promise<Result>;

/** On MySQL a transaction goes on seeing what it read first, so that what it is to lock is read before;
 * and again, where it is no longer that once it is locked. */
const withSeen = async <Seen extends { readonly comment: CommentRow }, Result>(
  ctx: Context,
  read: Read<Seen>,
  work: Work<Seen, Result>
): Promise<Result> => {
  const seen = await read();
  const done = await inTransaction(ctx, async ({ trx }) =>
    (await lockSeen(ctx, seen.comment, trx)) ? { result: await work(seen, trx) } : null
  );
  return done ? done.result : withSeen(ctx, read, work);
};

/**
 * Runs `work` with a comment's thread locked, so that nobody else writes the comment, and with what
 * `read` finds then: what is read now is what is written. Two statements, whatever the database.
 *
 * @param read finds the comment, in the transaction where it is given one; throws if there is none
 */
export const withThreadOf = async <Seen extends { readonly comment: CommentRow }, Result>(
  ctx: Context,
  documentId: string,
  { read, work }: { read: Read<Seen>; work: Work<Seen, Result> }
): Promise<Result> => {
  const { client } = ctx.strapi.db.dialect as { client: string };
  if (client === 'mysql') return withSeen(ctx, read, work);
  return inTransaction(ctx, async ({ trx }) => {
    // SQLite has one lock, which the transaction has begun with.
    if (client === 'postgres') await lockBy(ctx, documentId, trx);
    return work(await read(trx), trx);
  });
};
