import { queues } from '../../content-types';
import { queueSorts } from '../../server/desk/contract';
import { encodeCursor } from '../../server/cursor';
import type { Newsroom } from '../../tests/harness/start-newsroom';
import { rules, vocabulary } from './seed';

/** One request, as it is asked of each size. */
export type Case = {
  readonly name: string;
  /** How many times as long it may take on the large desk. */
  readonly most: number;
  readonly path: string;
};

const search = (asked: Record<string, string>): string => new URLSearchParams(asked).toString();

/** A row that is as far down the list as one can be from both ends. */
const cursorInTheMiddle = async (app: Newsroom, where: string): Promise<string | null> => {
  const { rows } = await app.strapi.db.connection.raw<{
    rows: { document_id: string; created_at: Date }[];
  }>(
    `select document_id, created_at from newsroom_comments where ${where}
     order by created_at, document_id
     offset (select count(*) / 2 from newsroom_comments where ${where}) limit 1`
  );
  const [row] = rows;
  return row ? encodeCursor([row.created_at.toISOString(), row.document_id]) : null;
};

const conditions: Record<(typeof queues)[number], string> = {
  pending: "status = 'pending'",
  reported: "status = 'approved' and report_count > 0",
  new: "status = 'approved' and reviewed_at is null",
  approved: "status = 'approved'",
  rejected: "status = 'rejected'",
  spam: "status = 'spam'",
  all: 'true',
};

/** The thread, author and address in the middle of those by size, and fifty threads. */
const someOf = async (app: Newsroom) => {
  const { connection } = app.strapi.db;
  const middle = async (column: string): Promise<string> => {
    const { rows } = await connection.raw<{ rows: { name: string }[] }>(
      `select name from (select ${column} as name, count(*) as number from newsroom_comments
       group by 1) counted order by number, name
       offset (select count(distinct ${column}) / 2 from newsroom_comments) limit 1`
    );
    return rows[0]?.name ?? '';
  };
  const { rows } = await connection.raw<{ rows: { document_id: string }[] }>(
    'select document_id from newsroom_threads order by pending_count desc, id limit 50'
  );
  return {
    thread: await middle('thread'),
    threads: rows.map(({ document_id }) => document_id).join(','),
    author: await middle('author_key'),
    address: await middle('ip_hash'),
  };
};

const words: Record<string, string> = {
  'a word of most': 'word0',
  'a word of some': `word${Math.round(vocabulary * 0.001)}`,
  'a rare word': `word${vocabulary - 1}`,
  'two words': `word0 word${Math.round(vocabulary * 0.01)}`,
  'a beginning': `word${Math.round(vocabulary * 0.01)} word1`,
};

/** All that is measured, for one desk. */
export const casesOf = async (app: Newsroom): Promise<Case[]> => {
  const some = await someOf(app);
  const filters: Record<string, Record<string, string>> = {
    '': {},
    'one thread': { threads: some.thread },
    'fifty threads': { threads: some.threads },
    author: { author: some.author },
    address: { author: `address:${some.address}` },
    ...Object.fromEntries(
      [rules[0], rules[4]].map((rule) => [`rule ${rule}`, { rule: rule ?? '' }])
    ),
    report: { report: 'abuse' },
    dates: { from: '2025-01-01T00:00:00Z', to: '2025-02-01T00:00:00Z' },
    'locale en': { locale: 'en' },
    'locale fr': { locale: 'fr' },
  };
  const cases: Case[] = [];
  for (const queue of queues) {
    const middle = await cursorInTheMiddle(app, conditions[queue]);
    for (const sort of queueSorts) {
      const asked = { queue, sort };
      const add = (name: string, more: Record<string, string>, most = 1.5) =>
        cases.push({
          name: [queue, sort, name].filter(Boolean).join(', '),
          most,
          path: `/newsroom/queue?${search({ ...asked, ...more })}`,
        });
      for (const [name, filter] of Object.entries(filters)) add(name, filter);
      if (queue === 'all') add('status', { status: 'rejected' });
      if (middle) {
        add('in the middle', { after: middle });
        add('in the middle, locale en', { after: middle, locale: 'en' });
        add('in the middle, rule', { after: middle, rule: rules[0] ?? '' });
        add('in the middle, fifty threads', { after: middle, threads: some.threads });
      }
      for (const [name, text] of Object.entries(words)) add(name, { search: text }, 3);
    }
  }
  const others = { overview: 'overview', threads: 'threads', waiting: 'threads?sort=waiting' };
  for (const [name, path] of Object.entries(others)) {
    cases.push({ name, most: 1.5, path: `/newsroom/${path}` });
  }
  return cases;
};
