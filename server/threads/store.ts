import type { Knex } from 'knex';

import { uids, type CommentStatus, type ThreadPolicy } from '../../content-types';
import type { Context } from '../context';
import { fixedStatement } from '../fixed-statement';
import { chunksOf, fromRow, newRow, rows, rowsAmong } from '../rows';
import type { ThreadKey } from './thread-key';

/** A thread's row. Dates are ISO 8601. */
export type ThreadRow = {
  readonly id: number;
  readonly documentId: string;
  readonly subjectUid: string;
  readonly subjectDocumentId: string;
  readonly subjectLocale: string;
  readonly title: string | null;
  readonly subjectSlug: string | null;
  readonly subjectSlugLocale: string | null;
  readonly subjectAuthorKey: string | null;
  readonly published: boolean;
  readonly closed: boolean;
  readonly closesAt: string | null;
  readonly policy: ThreadPolicy;
  readonly approvedCount: number;
  readonly pendingCount: number;
  readonly rejectedCount: number;
  readonly spamCount: number;
  readonly deletedCount: number;
  readonly reportedCount: number;
  readonly version: number;
  readonly lastCommentAt: string | null;
  readonly purgeAt: string | null;
  readonly createdAt: string;
};

/** All that a row is made of: Strapi's own columns beside them would be read for nothing, dates above
 * all. */
const columns = [
  ...['id', 'document_id', 'subject_uid', 'subject_document_id', 'subject_locale', 'title'],
  ...['subject_slug', 'subject_slug_locale', 'subject_author_key', 'published', 'closed'],
  ...['closes_at', 'policy', 'approved_count', 'pending_count', 'rejected_count', 'spam_count'],
  ...['deleted_count', 'reported_count', 'version', 'last_comment_at', 'purge_at', 'created_at'],
];

const keyColumns = ({ subjectUid, subjectDocumentId, subjectLocale }: ThreadKey) => ({
  subject_uid: subjectUid,
  subject_document_id: subjectDocumentId,
  subject_locale: subjectLocale,
});

const threadIn = (ctx: Context, [raw]: Record<string, unknown>[]): ThreadRow | null =>
  raw ? fromRow<ThreadRow>(ctx, uids.thread, raw) : null;

const select = (ctx: Context, trx?: Knex.Transaction): Knex.QueryBuilder =>
  rows(ctx, uids.thread, trx).select(columns);

const byKey = fixedStatement<keyof ThreadKey>((ctx, blank) =>
  select(ctx).where(
    keyColumns({
      subjectUid: blank('subjectUid'),
      subjectDocumentId: blank('subjectDocumentId'),
      subjectLocale: blank('subjectLocale'),
    })
  )
);

const byId = fixedStatement<'id'>((ctx, blank) => select(ctx).where({ document_id: blank('id') }));

const byIdLocked = fixedStatement<'id'>((ctx, blank) =>
  select(ctx)
    .where({ document_id: blank('id') })
    .forUpdate()
);

/** One indexed look-up. */
export const findThread = async (
  ctx: Context,
  key: ThreadKey,
  trx?: Knex.Transaction
): Promise<ThreadRow | null> => threadIn(ctx, await byKey(ctx, key, trx));

export const findThreadById = async (
  ctx: Context,
  id: string,
  trx?: Knex.Transaction
): Promise<ThreadRow | null> => threadIn(ctx, await byId(ctx, { id }, trx));

/** Locks the thread until the transaction ends. Every write to a thread or its comments does this
 * first, so that they queue instead of deadlocking, and see each other's effect. */
export const lockThread = async (
  ctx: Context,
  id: string,
  trx: Knex.Transaction
): Promise<ThreadRow | null> => threadIn(ctx, await byIdLocked(ctx, { id }, trx));

/** Locks several, in the same order whoever locks them: two who need the same never deadlock. */
export const lockThreads = async (
  ctx: Context,
  documentIds: readonly string[],
  trx: Knex.Transaction
): Promise<ThreadRow[]> => {
  const locked: ThreadRow[] = [];
  for (const ids of chunksOf([...new Set(documentIds)].sort())) {
    const found = (await rowsAmong(ctx, uids.thread, { document_id: ids }, trx)
      .orderBy('document_id')
      .forUpdate()) as Record<string, unknown>[];
    locked.push(...found.map((raw) => fromRow<ThreadRow>(ctx, uids.thread, raw)));
  }
  return locked;
};

/** What a thread takes over from its subject. */
export type SubjectFacts = Pick<
  ThreadRow,
  'title' | 'subjectSlug' | 'subjectSlugLocale' | 'subjectAuthorKey' | 'published'
>;

/** Inserts an empty thread unless one with this key is there: of two at once, one wins. */
export const insertThread = async (
  ctx: Context,
  key: ThreadKey,
  { title, subjectSlug, subjectSlugLocale, subjectAuthorKey, published }: SubjectFacts,
  trx: Knex.Transaction
): Promise<void> => {
  await rows(ctx, uids.thread, trx)
    .insert({
      ...newRow(),
      ...keyColumns(key),
      title,
      subject_slug: subjectSlug,
      subject_slug_locale: subjectSlugLocale,
      subject_author_key: subjectAuthorKey,
      published,
      closed: false,
      policy: 'default',
      approved_count: 0,
      pending_count: 0,
      rejected_count: 0,
      spam_count: 0,
      deleted_count: 0,
      reported_count: 0,
      version: 1,
    })
    .onConflict(['subject_uid', 'subject_document_id', 'subject_locale'])
    .ignore();
};

/** All threads of some subjects of one type: of each one, or one per locale. */
const ofSubjects = (
  ctx: Context,
  subjectUid: string,
  subjectDocumentIds: readonly string[],
  trx?: Knex.Transaction
): Knex.QueryBuilder =>
  rows(ctx, uids.thread, trx)
    .where({ subject_uid: subjectUid })
    .whereIn('subject_document_id', [...subjectDocumentIds])
    .orderBy('document_id');

/** Their `documentId`s. */
export const findThreadsOfSubjects = async (
  ctx: Context,
  subjectUid: string,
  subjectDocumentIds: readonly string[]
): Promise<string[]> => {
  const found: { document_id: string }[] = await ofSubjects(
    ctx,
    subjectUid,
    subjectDocumentIds
  ).select('document_id');
  return found.map(({ document_id }) => document_id);
};

/**
 * Locks the threads of some subjects, in the order of `lockThreads`, for writers of subjects: those
 * wait for claims next, and open threads while they hold claims. So each thread is locked by its
 * primary key. By any other index MariaDB locks the gap before the row as well, where the new thread
 * of another may belong: each would wait for the other. Only threads that are there, for the same
 * reason.
 */
export const lockThreadsOfSubjects = async (
  ctx: Context,
  subjectUid: string,
  subjectDocumentIds: readonly string[],
  trx: Knex.Transaction
): Promise<ThreadRow[]> => {
  const found: { id: number }[] = await ofSubjects(ctx, subjectUid, subjectDocumentIds, trx).select(
    'id'
  );
  const locked: (ThreadRow | null)[] = [];
  for (const { id } of found) {
    const raw = (await select(ctx, trx).where({ id }).forUpdate()) as Record<string, unknown>[];
    locked.push(threadIn(ctx, raw));
  }
  return locked.filter((thread) => thread !== null);
};

/** Columns of the counts per status. */
export const countColumns: Record<CommentStatus, string> = {
  approved: 'approved_count',
  pending: 'pending_count',
  rejected: 'rejected_count',
  spam: 'spam_count',
  deleted: 'deleted_count',
};

/** Writes one thread that is locked. */
export const updateThread = async (
  ctx: Context,
  { id }: Pick<ThreadRow, 'id'>,
  columns: Record<string, unknown>,
  trx: Knex.Transaction
): Promise<void> => {
  await rows(ctx, uids.thread, trx)
    .where({ id })
    .update({ ...columns, updated_at: new Date() });
};
