import { expect } from 'vitest';

import { commentStatuses, uids } from '../../content-types';
import type { Row } from '../fixtures/discussion';
import type { Newsroom } from '../harness/start-newsroom';

const dateOf = (value: unknown): string | null =>
  value === null || value === undefined ? null : new Date(value as string).toISOString();

/** What a thread's columns must say, from its rows. */
const threadAsCounted = (thread: Row, comments: readonly Row[]): Row => {
  const own = comments.filter((comment) => comment.thread === thread.documentId);
  const approved = own.filter(({ status }) => status === 'approved');
  const latest = approved
    .map(({ createdAt }) => dateOf(createdAt))
    .sort()
    .at(-1);
  return {
    ...Object.fromEntries(
      commentStatuses.map((status) => [
        `${status}Count`,
        own.filter((comment) => comment.status === status).length,
      ])
    ),
    reportedCount: approved.filter(({ reportCount }) => reportCount > 0).length,
    lastCommentAt: latest ?? null,
  };
};

/** What a comment's place and counts must be, from the rows around it. */
const commentAsCounted = (comment: Row, comments: readonly Row[], reports: readonly Row[]): Row => {
  const { documentId, parent, status } = comment;
  const above = comments.find((one) => one.documentId === parent && one.thread === comment.thread);
  const path = `${parent === null ? '' : (above?.path ?? 'lost/')}${documentId}/`;
  const replies = comments.filter(
    (one) => one !== comment && one.path.startsWith(path) && one.status === 'approved'
  );
  return {
    path,
    root: path.split('/')[0],
    depth: path.split('/').length - 2,
    replyCount: replies.length,
    shown: status === 'approved' || replies.length > 0,
    reportCount: reports.filter((one) => one.comment === documentId && !one.resolvedAt).length,
  };
};

/** Each decision starts where the one before ended, the first at nothing, the last at `status`. */
const chainOf = (decisions: readonly Row[]): string =>
  decisions.map(({ from, to }) => `${from}→${to}`).join(' ');

const chainAsDecided = (decisions: readonly Row[], status: string | null): string =>
  decisions
    .map(({ to }, index) => {
      const from: unknown = index === 0 ? null : decisions[index - 1]?.to;
      return `${from as string}→${(index === decisions.length - 1 ? status : to) as string}`;
    })
    .join(' ');

const named = (rows: readonly Row[], pick: (row: Row) => unknown): Record<string, unknown> =>
  Object.fromEntries(rows.map((row) => [row.documentId as string, pick(row)]));

const like = (row: Row, wanted: Row): Row =>
  Object.fromEntries(
    Object.keys(wanted).map((key) => [
      key,
      key === 'lastCommentAt' ? dateOf(row[key]) : (row[key] as unknown),
    ])
  );

/** All rows of a type. */
const all = ({ strapi }: Newsroom, uid: string): Promise<Row[]> =>
  strapi.db.query(uid).findMany({ orderBy: 'id' });

/**
 * Compares with the rows, over the whole database: every thread's counts and `lastCommentAt`, every
 * comment's place, reply count, report count and whether it is shown.
 */
export const assertTallies = async (app: Newsroom): Promise<void> => {
  const [threads, comments] = [await all(app, uids.thread), await all(app, uids.comment)];
  const reports = await all(app, uids.report);
  const wantedThreads = named(threads, (thread) => threadAsCounted(thread, comments));
  expect(named(threads, (thread) => like(thread, wantedThreads[thread.documentId] as Row))).toEqual(
    wantedThreads
  );
  const wanted = named(comments, (comment) => commentAsCounted(comment, comments, reports));
  expect(named(comments, (comment) => like(comment, wanted[comment.documentId] as Row))).toEqual(
    wanted
  );
};

/**
 * `assertTallies`, and that each comment, the removed ones too, has an unbroken chain of decisions
 * that ends where the comment is, and that nothing is left of comments that are gone.
 */
export const assertCounts = async (app: Newsroom): Promise<void> => {
  await assertTallies(app);
  const [decisions, comments] = [await all(app, uids.decision), await all(app, uids.comment)];
  const ids = new Set<string>(
    [...decisions, ...comments].map((row) => row.comment ?? row.documentId)
  );
  const chains = [...ids].map((id) => {
    const own = decisions.filter(({ comment }) => comment === id);
    const status = comments.find(({ documentId }) => documentId === id)?.status ?? null;
    return { id, is: chainOf(own), wanted: chainAsDecided(own, status), length: own.length };
  });
  expect(chains.filter(({ is, wanted, length }) => is !== wanted || length === 0)).toEqual([]);

  const kept = comments.filter(({ status }) => status !== 'deleted');
  const traces = [...(await all(app, uids.report)), ...(await all(app, uids.revision))];
  const lost = traces.filter(
    ({ comment }) => !kept.some(({ documentId }) => documentId === comment)
  );
  expect(lost).toEqual([]);
};
