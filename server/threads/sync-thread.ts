import { contentTypes } from '@strapi/utils';
import type { Knex } from 'knex';

import type { Context } from '../context';
import { groupBy } from '../group-by';
import { staffKey } from '../authors/author';
import { announce } from '../events/announce';
import { knexOf, rows } from '../rows';
import { settingsOf } from '../settings/settings';
import { inTransaction, type Transaction } from '../transaction';
import {
  insertThread,
  lockThreadsOfSubjects,
  updateThread,
  type SubjectFacts,
  type ThreadRow,
} from './store';
import { hasSlug } from './has-slug';
import { threadLocale } from './thread-key';
import { titleField } from './title-field';

type SubjectRow = {
  locale: string | null;
  isPublished: boolean;
  title: string | null;
  slug: string | null;
  authorKey: string | null;
};

/** An entry's rows as a query of Strapi's would answer them, which cannot select `createdBy`'s column. */
type RawSubject = Record<string, string | number | null>;

const readSubject = async (
  ctx: Context,
  { uid, documentId }: { uid: string; documentId: string },
  trx: Knex.Transaction
): Promise<SubjectRow[]> => {
  const { strapi } = ctx;
  const model = strapi.contentTypes[uid as keyof typeof strapi.contentTypes];
  const field = titleField(model);
  const hasDrafts = model !== undefined && contentTypes.hasDraftAndPublish(model);
  const { attributes } = strapi.db.metadata.get(uid) as {
    attributes: Record<string, { columnName?: string }>;
  };
  const columnOf = (name: string): string => attributes[name]?.columnName ?? name;
  const found = (await rows(ctx, uid, trx)
    .select({
      locale: 'locale',
      publishedAt: 'published_at',
      ...('createdBy' in attributes && { creator: 'created_by_id' }),
      ...(field && { title: columnOf(field) }),
      ...(hasSlug(model) && { slug: columnOf('slug') }),
    })
    .where({ document_id: documentId })
    .orderBy('id')) as RawSubject[];
  const textOf = (value: RawSubject[string] | undefined) => (value ? String(value) : null);
  return found.map(({ locale, publishedAt, title, slug, creator }) => ({
    locale: textOf(locale),
    // Without drafts an entry is published by being there: rows of an older Strapi have no date.
    isPublished: !hasDrafts || Boolean(publishedAt),
    title: textOf(title),
    slug: textOf(slug),
    authorKey: creator ? staffKey(Number(creator)) : null,
  }));
};

/** The published version if there is one, else the draft; of several locales, the default one's. */
const firstOf = (ctx: Context, versions: readonly SubjectRow[]): SubjectRow | undefined => {
  const { defaultLocale } = settingsOf(ctx);
  const rank = ({ isPublished, locale }: SubjectRow): number =>
    (isPublished ? 2 : 0) + (locale === defaultLocale ? 1 : 0);
  return [...versions].sort((a, b) => rank(b) - rank(a))[0];
};

/** In SQL, since comments move the version as well. */
const moved = (ctx: Context) => ({ version: knexOf(ctx).raw('?? + 1', ['version']) });

const markGone = async (
  ctx: Context,
  thread: ThreadRow,
  { trx, onCommit }: Transaction
): Promise<void> => {
  if (thread.purgeAt) return;
  const { days } = settingsOf(ctx).values.retention;
  const purge_at = new Date(Date.now() + days * 86_400_000);
  const columns = { published: false, closed: true, purge_at, ...moved(ctx) };
  await updateThread(ctx, thread, columns, trx);
  onCommit(() => {
    announce(ctx, { name: 'thread.gone', thread: thread.documentId });
  });
};

const keepUp = async (
  ctx: Context,
  thread: ThreadRow,
  facts: Facts,
  { trx }: Transaction
): Promise<void> => {
  const { subjectLocale, published, title, subjectSlug, subjectSlugLocale, subjectAuthorKey } =
    facts;
  const isBack = thread.purgeAt !== null;
  const isSame =
    subjectLocale === thread.subjectLocale &&
    published === thread.published &&
    title === thread.title &&
    subjectSlug === thread.subjectSlug &&
    subjectSlugLocale === thread.subjectSlugLocale &&
    subjectAuthorKey === thread.subjectAuthorKey;
  if (isSame && !isBack) return;
  await updateThread(
    ctx,
    thread,
    {
      published,
      title,
      subject_locale: subjectLocale,
      subject_slug: subjectSlug,
      subject_slug_locale: subjectSlugLocale,
      subject_author_key: subjectAuthorKey,
      ...moved(ctx),
      ...(isBack && { purge_at: null, closed: false }),
    },
    trx
  );
};

/** What a thread takes over from its subject. */
type Facts = SubjectFacts & { subjectLocale: string };

const factsOf = (ctx: Context, uid: string, versions: readonly SubjectRow[]): Facts[] => {
  const byLocale = groupBy(versions, ({ locale }) => threadLocale(ctx, uid, locale));
  return [...byLocale].map(([subjectLocale, ofLocale]) => {
    const first = firstOf(ctx, ofLocale);
    const { title = null, slug = null, locale = null, authorKey = null } = first ?? {};
    return {
      subjectLocale,
      title: title?.slice(0, 255) ?? null,
      subjectSlug: slug?.slice(0, 255) ?? null,
      subjectSlugLocale: slug === null ? null : locale,
      subjectAuthorKey: authorKey,
      published: ofLocale.some(({ isPublished }) => isPublished),
    };
  });
};

/** Where `threads.perLocale` was switched, the one thread and the default locale's take each other's
 * place; those of further locales wait until it is switched back. */
const heirOf = (ctx: Context, subjectLocale: string): string | null => {
  const { defaultLocale } = settingsOf(ctx);
  if (subjectLocale === '') return defaultLocale;
  return subjectLocale === defaultLocale ? '' : null;
};

/**
 * Brings the thread (or, per locale, the threads) of one subject in line with the subject's rows:
 * opens it when it is missing, keeps title and published state, and, when no row is left, closes it
 * and schedules the purge. It looks at what is there rather than at what happened, so it may run
 * any number of times: republishing deletes and inserts rows, and every intermediate state is
 * mended by the next run in the same transaction.
 */
export const syncThread = (ctx: Context, uid: string, documentId: string): Promise<void> =>
  inTransaction(ctx, async (transaction) => {
    const threads = await lockThreadsOfSubjects(ctx, uid, [documentId], transaction.trx);
    const versions = await readSubject(ctx, { uid, documentId }, transaction.trx);
    const locales = new Set(versions.map(({ locale }) => locale));
    const isGone = ({ subjectLocale }: ThreadRow) =>
      subjectLocale === '' ? versions.length === 0 : !locales.has(subjectLocale);
    for (const thread of threads.filter(isGone)) await markGone(ctx, thread, transaction);

    const threadIn = (locale: string | null) =>
      threads.find(({ subjectLocale }) => subjectLocale === locale);
    for (const facts of factsOf(ctx, uid, versions)) {
      const { subjectLocale, ...rest } = facts;
      const thread = threadIn(subjectLocale) ?? threadIn(heirOf(ctx, subjectLocale));
      if (thread) await keepUp(ctx, thread, facts, transaction);
      else {
        const key = { subjectUid: uid, subjectDocumentId: documentId, subjectLocale };
        await insertThread(ctx, key, rest, transaction.trx);
      }
    }
  });
