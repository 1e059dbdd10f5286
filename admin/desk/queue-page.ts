import type { CommentStatus, Queue } from '../../content-types';
import type { DeskComment, QueueCounts, QueuePage, QueueSort } from '../../server/desk/contract';
import type { QueueKey } from './queue-key';

/** What has been loaded of a queue, changed without asking the server again. */

/** By the server's name: numbers are exact up to this one; one more says that there are more. */
export const countedTo = 1_000;

/** The next page below what is there. A comment that moved down meanwhile is not shown twice. */
export const appendPage = (page: QueuePage, next: QueuePage): QueuePage => {
  const known = new Set(page.data.map(({ id }) => id));
  return { data: [...page.data, ...next.data.filter(({ id }) => !known.has(id))], meta: next.meta };
};

export const takeOut = (page: QueuePage, id: string): QueuePage =>
  page.data.some((comment) => comment.id === id)
    ? { ...page, data: page.data.filter((comment) => comment.id !== id) }
    : page;

/** A comment that was taken out comes back to where it belongs. */
export const putBack = (page: QueuePage, comment: DeskComment, sort: QueueSort): QueuePage => {
  if (page.data.some(({ id }) => id === comment.id)) return replace(page, comment);
  const comesAfter = (other: DeskComment) =>
    sort === 'oldest' ? isOlder(comment, other) : isOlder(other, comment);
  const at = page.data.findIndex(comesAfter);
  const index = at < 0 ? page.data.length : at;
  return {
    ...page,
    data: [...page.data.slice(0, index), comment, ...page.data.slice(index)],
  };
};

/** A comment stays in its place, as it is now. */
export const replace = (page: QueuePage, after: DeskComment): QueuePage => ({
  ...page,
  data: page.data.map((comment) => (comment.id === after.id ? after : comment)),
});

/** A comment leaves some queues for others. What is only known to be many stays many. */
export const recount = (
  page: QueuePage,
  before: readonly Queue[],
  after: readonly Queue[]
): QueuePage => {
  const counts: QueueCounts = { ...page.meta.counts };
  for (const queue of before) {
    if (!after.includes(queue) && counts[queue] <= countedTo) {
      counts[queue] = Math.max(0, counts[queue] - 1);
    }
  }
  for (const queue of after) {
    if (!before.includes(queue)) counts[queue] = Math.min(countedTo + 1, counts[queue] + 1);
  }
  return { ...page, meta: { ...page.meta, counts } };
};

/** Which queues a comment is in once a person has decided: its reports are settled by that. */
export const queuesAfter = (to: CommentStatus): Queue[] =>
  to === 'deleted' ? ['all'] : [to, 'all'];

/** Whether a comment that was in the queue still is. */
export const isStillIn = (
  key: QueueKey,
  { status, queues }: Pick<DeskComment, 'status' | 'queues'>
): boolean => queues.includes(key.queue) && (key.status === null || key.status === status);

/** The server's order: by time, ties by id. */
const isOlder = (one: DeskComment, other: DeskComment) =>
  one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
