import { randomBytes } from 'node:crypto';

import type { Knex } from 'knex';

import { uids, type CommentStatus } from '../../content-types';
import type { Newsroom } from '../../tests/harness/start-newsroom';
import { progress, type Progress } from './progress';
import { settleDatabase } from './project';
import { textOf } from './texts';

/** Where something is asked for: the article's `documentId`, which is also its thread's name. */
export type Filled = {
  readonly articles: readonly string[];
  /** Articles by the number of their comments. */
  readonly empty: string;
  readonly hundred: string;
  readonly thousand: string;
  readonly large: string;
  /** Comments below `large`. */
  readonly largeSize: number;
  /** Only where the site has a million comments. */
  readonly huge: string | null;
  /** Those with as many comments as most have. */
  readonly usual: readonly string[];
};

export type Size = { readonly comments: number; readonly articles: number };

const largeThread = 10_000;
const hugeThread = 100_000;

/** Rows that go into one statement: SQLite takes 32,766 values. */
const batch = 500;

const newId = (): string => randomBytes(12).toString('hex');

/** How many comments each article's thread gets: one none, one a hundred, one a thousand, one or two
 * very many, and the others what is left, evenly. */
const sizesOf = ({ comments, articles }: Size): number[] => {
  const large = Math.min(largeThread, Math.floor(comments / 2));
  const huge = comments >= 1_000_000 ? [hugeThread] : [];
  const special = [0, 100, 1_000, large, ...huge];
  const left = Math.max(0, comments - special.reduce((sum, size) => sum + size, 0));
  const others = Math.max(0, articles - special.length);
  return [
    ...special,
    ...Array.from(
      { length: others },
      (_, at) => Math.floor(left / others) + Number(at < left % others)
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

type Place = { readonly thread: string; readonly number: number; readonly at: Date };

/** A comment as its hooks would have stored it: one conversation has a first comment, a reply, and a
 * reply to that. One in seven of the last are not approved, unless all are to be of one status. */
const conversation = ({ thread, number: first, at }: Place, size: number, all?: CommentStatus) => {
  const root = newId();
  let [above, path]: [string | null, string] = [null, ''];
  return Array.from({ length: size }, (_, depth) => {
    const number = first + depth;
    const id = depth === 0 ? root : newId();
    path += `${id}/`;
    const isHeld = depth === 2 && number % 7 === 0;
    const status = all ?? (isHeld ? (number % 2 ? 'pending' : 'spam') : 'approved');
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
  }).map((row, depth, rows) => ({
    ...row,
    reply_count: rows.slice(depth + 1).filter(({ status }) => status === 'approved').length,
  }));
};

type Row = ReturnType<typeof conversation>[number];

const decisionOf = ({ document_id, thread, status, created_at }: Row) => ({
  ...{ document_id: newId(), comment: document_id, thread, revision: 1, to: status },
  ...{ actor_kind: 'rules', created_at, updated_at: created_at, published_at: created_at },
});

/** Writes comments and their first decisions straight into the database, thousands at once. */
const openWriter = (knex: Knex, bar: Progress) => {
  const waiting: Row[] = [];
  const flush = async (): Promise<void> => {
    const rows = waiting.splice(0);
    if (rows.length === 0) return;
    await knex.transaction(async (trx) => {
      await trx.batchInsert('newsroom_comments', rows, batch);
      await trx.batchInsert('newsroom_decisions', rows.map(decisionOf), batch);
    });
    bar.add(rows.length);
  };
  const put = async (rows: readonly Row[]): Promise<void> => {
    waiting.push(...rows);
    if (waiting.length >= 5_000) await flush();
  };
  return { put, flush };
};

type Writer = ReturnType<typeof openWriter>;

type ThreadRow = {
  readonly document_id: string;
  readonly subject_document_id: string;
  readonly last_comment_at: Date | null;
};

/** Texts and authors of a site go on from one thread to the next. */
let written = 0;

/** Puts so many comments below an article, with the counts that the hooks would have kept. */
const fillOne = async (
  knex: Knex,
  writer: Writer,
  { article, comments, status }: { article: string; comments: number; status?: CommentStatus }
): Promise<void> => {
  const threads = knex<ThreadRow>('newsroom_threads');
  const found = await threads.clone().where({ subject_document_id: article }).first('document_id');
  if (!found) throw new Error(`The article ${article} has no thread`);
  const thread = found.document_id;
  // Two million comments, one each 40 seconds, end before today.
  const begin = Date.now() - 1_000 * 86_400_000;
  const counts = new Map<string, number>();
  let latest: Date | null = null;
  for (let left = comments; left > 0; left -= 3) {
    const place = { thread, number: written, at: new Date(begin + written * 40_000) };
    const rows = conversation(place, Math.min(3, left), status);
    written += rows.length;
    for (const row of rows) {
      const column = `${row.status}_count`;
      counts.set(column, (counts.get(column) ?? 0) + 1);
      if (row.status === 'approved') latest = row.created_at;
    }
    await writer.put(rows);
  }
  if (counts.size === 0) return;
  const ofThread = threads.where({ document_id: thread });
  for (const [column, number] of counts) await ofThread.clone().increment(column, number);
  await ofThread.update({ last_comment_at: latest });
};

/** Puts comments below one article of a site that is filled already. */
export const fillMore = async (
  knex: Knex,
  more: { article: string; comments: number; status?: CommentStatus }
): Promise<void> => {
  const writer = openWriter(knex, progress('Comments', more.comments));
  await fillOne(knex, writer, more);
  await writer.flush();
  await settleDatabase(knex);
};

/** Fills a site: articles through the front door, comments straight into the database. */
export const fill = async (app: Newsroom, knex: Knex, size: Size): Promise<Filled> => {
  const articles = await publishArticles(app, size.articles);
  const sizes = sizesOf(size);
  const total = sizes.reduce((sum, comments) => sum + comments, 0);
  const writer = openWriter(knex, progress('Comments', total));
  for (const [index, comments] of sizes.entries()) {
    await fillOne(knex, writer, { article: articles[index] ?? '', comments });
  }
  await writer.flush();
  await settleDatabase(knex);
  const [empty = '', hundred = '', thousand = '', large = '', fifth = ''] = articles;
  const isHuge = size.comments >= 1_000_000;
  return {
    ...{ articles, empty, hundred, thousand, large },
    largeSize: sizes[3] ?? 0,
    huge: isHuge ? fifth : null,
    usual: articles.slice(isHuge ? 5 : 4),
  };
};
