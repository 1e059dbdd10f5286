import type { Knex } from 'knex';

import type { Context } from '../context';
import { announce } from '../events/announce';
import { settingsOf } from '../settings/settings';
import { inTransaction } from '../transaction';
import { findThreadsOfSubject, insertThread, updateThread, type ThreadRow } from './store';
import { threadLocale } from './thread-key';
import { titleField } from './title-field';

type SubjectRow = { locale: string | null; publishedAt: string | null; title: string | null };

const readSubject = async (
  { strapi }: Context,
  uid: string,
  documentId: string
): Promise<SubjectRow[]> => {
  const field = titleField(strapi.contentTypes[uid as keyof typeof strapi.contentTypes]);
  const found = await strapi.db
    .queryBuilder(uid)
    .select(['locale', 'publishedAt', ...(field ? [field] : [])])
    .where({ documentId })
    .orderBy('id')
    .execute<Record<string, string | null>[]>();
  return found.map((row) => ({
    locale: row.locale ?? null,
    publishedAt: row.publishedAt ?? null,
    title: field ? (row[field] ?? null) : null,
  }));
};

/** The published title if there is one, else the draft's. */
const titleOf = (versions: readonly SubjectRow[]): string | null =>
  (versions.find(({ publishedAt }) => publishedAt) ?? versions[0])?.title?.slice(0, 255) ?? null;

const markGone = async (ctx: Context, thread: ThreadRow, trx: Knex.Transaction): Promise<void> => {
  if (thread.purgeAt) return;
  const { days } = settingsOf(ctx).values.retention;
  await updateThread(
    ctx,
    thread.documentId,
    {
      published: false,
      closed: true,
      purge_at: new Date(Date.now() + days * 86_400_000),
      version: thread.version + 1,
    },
    trx
  );
};

const keepUp = async (
  ctx: Context,
  thread: ThreadRow,
  versions: readonly SubjectRow[],
  trx: Knex.Transaction
): Promise<void> => {
  const published = versions.some(({ publishedAt }) => publishedAt);
  const title = titleOf(versions);
  const isBack = thread.purgeAt !== null;
  if (published === thread.published && title === thread.title && !isBack) return;
  await updateThread(
    ctx,
    thread.documentId,
    {
      published,
      title,
      version: thread.version + 1,
      ...(isBack && { purge_at: null, closed: false }),
    },
    trx
  );
};

/**
 * Brings the thread (or, per locale, the threads) of one subject in line with the subject's rows:
 * opens it when it is missing, keeps title and published state, and, when no row is left, closes it
 * and schedules the purge. It looks at what is there rather than at what happened, so it may run
 * any number of times: republishing deletes and inserts rows, and every intermediate state is
 * mended by the next run in the same transaction.
 */
export const syncThread = (ctx: Context, uid: string, documentId: string): Promise<void> =>
  inTransaction(ctx, async ({ trx, onCommit }) => {
    const versions = await readSubject(ctx, uid, documentId);
    const threads = await findThreadsOfSubject(ctx, uid, documentId, trx);
    const byLocale = new Map<string, SubjectRow[]>();
    for (const version of versions) {
      const locale = threadLocale(ctx, version.locale);
      byLocale.set(locale, [...(byLocale.get(locale) ?? []), version]);
    }
    for (const thread of threads) {
      if (!byLocale.has(thread.subjectLocale)) {
        await markGone(ctx, thread, trx);
        if (!thread.purgeAt) {
          onCommit(() => {
            announce(ctx, { name: 'thread.gone', thread: thread.documentId });
          });
        }
      }
    }
    for (const [subjectLocale, ofLocale] of byLocale) {
      const thread = threads.find((one) => one.subjectLocale === subjectLocale);
      if (thread) await keepUp(ctx, thread, ofLocale, trx);
      else {
        await insertThread(
          ctx,
          { subjectUid: uid, subjectDocumentId: documentId, subjectLocale },
          {
            title: titleOf(ofLocale),
            published: ofLocale.some(({ publishedAt }) => publishedAt),
          },
          trx
        );
      }
    }
  });
