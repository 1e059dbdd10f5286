import { randomBytes } from 'node:crypto';

import { uids, type CommentStatus } from '../../content-types';
import type { Newsroom } from '../../tests/harness/start-newsroom';
import { progress } from './progress';

/** Where something is asked for: the article's `documentId`, which is also its thread's name. */
export type Filled = {
  readonly articles: readonly string[];
  /** Articles by the number of their comments. */
  readonly empty: string;
  readonly hundred: string;
  readonly large: string;
  /** Only where the site has a million comments. */
  readonly huge: string | null;
};

type Size = { readonly comments: number; readonly articles: number };

const largeThread = 10_000;
const hugeThread = 100_000;

/** Rows that go into one statement: SQLite takes 32,766 values. */
const batch = 500;

const words = (
  'tram harbour council rent river market school night summer evening line number street ' +
  'because without although people always never think should would better question answer'
).split(' ');

/** A text of 20 to 60 words, another for each number. */
const textOf = (number: number): string =>
  Array.from(
    { length: 20 + ((number * 7) % 41) },
    (_, at) => words[(number * 31 + at * at * 7 + at) % words.length]
  ).join(' ');

const newId = (): string => randomBytes(12).toString('hex');

/** How many comments each article's thread gets: one none, one a hundred, one or two very many, and
 * the others what is left, evenly. */
const sizesOf = ({ comments, articles }: Size): number[] => {
  const large = Math.min(largeThread, Math.floor(comments / 2));
  const huge = comments >= 1_000_000 ? hugeThread : 0;
  const special = [0, 100, large, ...(huge ? [huge] : [])];
  const left = comments - special.reduce((sum, size) => sum + size, 0);
  const others = articles - special.length;
  return [
    ...special,
    ...Array.from({ length: others }, (_, at) =>
      Math.max(0, Math.floor(left / others) + Number(at < left % others))
    ),
  ];
};

/** Publishes so many articles through the Document Service, as an import would: each opens its thread. */
const publishArticles = async ({ strapi }: Newsroom, articles: number): Promise<string[]> => {
  const bar = progress('Articles', articles);
  const ids: string[] = [];
  for (let number = 0; number < articles; number += 1) {
    const { documentId } = await strapi.documents(uids.article as never).create({
      data: {
        title: `Article number ${number}`,
        summary: textOf(number),
        body: Array.from({ length: 8 }, (_, at) => ({
          type: 'paragraph',
          children: [{ type: 'text', text: textOf(number + at) }],
        })),
      } as never,
      status: 'published',
    });
    ids.push(documentId);
    bar.add(1);
  }
  return ids;
};

/** A comment as its hooks would have stored it: one conversation has a first comment, a reply, and a
 * reply to that. One in seven of the last are not approved. */
const conversation = (thread: string, first: number, size: number, at: Date) => {
  const root = newId();
  let [above, path]: [string | null, string] = [null, ''];
  return Array.from({ length: size }, (_, depth) => {
    const number = first + depth;
    const id = depth === 0 ? root : newId();
    path += `${id}/`;
    const isLast = depth === 2;
    const status: CommentStatus =
      isLast && number % 7 === 0 ? (number % 2 ? 'pending' : 'spam') : 'approved';
    const body = textOf(number);
    const author = Math.floor((number * 2_654_435_761) % 20_000);
    const row = {
      document_id: id,
      ...{ body, html: `<p>${body}</p>`, status, revision: 1, thread, parent: above, root, depth },
      ...{ path, shown: status === 'approved', author_kind: 'guest' },
      ...{ author_key: `guest:${author}`, author_name: `Reader ${author}` },
      ...{ author_email: `reader${author}@example.com`, ip_hash: `address${author >> 1}` },
      ...{ score: number % 11, vote_count: number % 11, reply_count: 0, report_count: 0 },
      ...{ signals: '[]', pinned: false, locale: 'en' },
      ...{ created_at: new Date(at.getTime() + depth * 1_000), updated_at: at, published_at: at },
    };
    above = id;
    return row;
  }).map((row, depth, all) => ({
    ...row,
    reply_count: all.slice(depth + 1).filter(({ status }) => status === 'approved').length,
  }));
};

type Row = ReturnType<typeof conversation>[number];

const decisionOf = ({ document_id, thread, status, created_at }: Row) => ({
  ...{ document_id: newId(), comment: document_id, thread, revision: 1, to: status },
  ...{ actor_kind: 'rules', created_at, updated_at: created_at, published_at: created_at },
});

/**
 * Fills a site: articles through the front door, comments and their first decisions straight into the
 * database, with the counts that the hooks would have kept.
 */
export const fill = async (app: Newsroom, size: Size): Promise<Filled> => {
  const articles = await publishArticles(app, size.articles);
  const knex = app.strapi.db.connection;
  const threads = await knex<{ document_id: string; subject_document_id: string }>(
    'newsroom_threads'
  ).select('document_id', 'subject_document_id');
  const threadOf = new Map(threads.map((one) => [one.subject_document_id, one.document_id]));
  const bar = progress('Comments', size.comments);
  const begin = Date.now() - 500 * 86_400_000;
  const waiting: Row[] = [];
  let number = 0;
  const write = async (): Promise<void> => {
    const rows = waiting.splice(0);
    if (rows.length === 0) return;
    await knex.transaction(async (trx) => {
      await trx.batchInsert('newsroom_comments', rows, batch);
      await trx.batchInsert('newsroom_decisions', rows.map(decisionOf), batch);
    });
    bar.add(rows.length);
  };
  for (const [index, comments] of sizesOf(size).entries()) {
    const thread = threadOf.get(articles[index] ?? '') ?? '';
    const counts = { approved_count: 0, pending_count: 0, spam_count: 0 };
    let latest = null as Date | null;
    for (let left = comments; left > 0; left -= 3) {
      const at = new Date(begin + number * 400);
      const rows = conversation(thread, number, Math.min(3, left), at);
      number += rows.length;
      for (const { status, created_at } of rows) {
        counts[`${status}_count`] += 1;
        if (status === 'approved') latest = created_at;
      }
      waiting.push(...rows);
      if (waiting.length >= 5_000) await write();
    }
    await knex('newsroom_threads')
      .where({ document_id: thread })
      .update({ ...counts, last_comment_at: latest });
  }
  await write();
  const isPostgres = app.strapi.db.dialect.client === 'postgres';
  if (isPostgres) await knex.raw('vacuum analyze');
  const [empty = '', hundred = '', large = '', fourth = ''] = articles;
  return { articles, empty, hundred, large, huge: size.comments >= 1_000_000 ? fourth : null };
};
