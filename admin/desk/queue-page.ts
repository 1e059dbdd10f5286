import type { CommentStatus } from '../../content-types';
import type { DeskComment, QueuePage } from '../../server/desk/contract';
import type { QueueKey } from './queue-key';

/** What has been loaded of a queue, changed without asking the server again. */

/** The next page below what is there. A comment that moved down meanwhile is not shown twice. */
export const appendPage = (page: QueuePage, next: QueuePage): QueuePage => {
  const known = new Set(page.data.map(({ id }) => id));
  return { data: [...page.data, ...next.data.filter(({ id }) => !known.has(id))], meta: next.meta };
};

export const withoutComment = (page: QueuePage, id: string): QueuePage => ({
  ...page,
  data: page.data.filter((comment) => comment.id !== id),
});

/** Puts a comment in its place, or in place of an older copy of itself. */
export const withComment = (
  page: QueuePage,
  comment: DeskComment,
  sort: QueueKey['sort']
): QueuePage => {
  const others = page.data.filter(({ id }) => id !== comment.id);
  const comesAfter = (other: DeskComment) =>
    sort === 'oldest' ? isOlder(comment, other) : isOlder(other, comment);
  const at = others.findIndex(comesAfter);
  return { ...page, data: others.toSpliced(at < 0 ? others.length : at, 0, comment) };
};

/** The queues' counts once a comment went from one status to another. */
export const withMovedCount = (
  page: QueuePage,
  from: CommentStatus,
  to: CommentStatus
): QueuePage => {
  const { counts } = page.meta;
  if (from === to) return page;
  const moved = { ...counts, [from]: Math.max(0, counts[from] - 1), [to]: counts[to] + 1 };
  return { ...page, meta: { ...page.meta, counts: moved } };
};

/** The server's order: by time, ties by id. */
const isOlder = (one: DeskComment, other: DeskComment) =>
  one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
