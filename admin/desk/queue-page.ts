import type { CommentStatus } from '../../content-types';
import type { DeskComment, QueuePage } from '../../server/desk/contract';
import type { QueueKey } from './queue-key';

/** What has been loaded of a queue, changed without asking the server again. Each change may be
 * made twice and is then the same as made once. */

/** The next page below what is there. A comment that moved down meanwhile is not shown twice. */
export const appendPage = (page: QueuePage, next: QueuePage): QueuePage => {
  const known = new Set(page.data.map(({ id }) => id));
  return { data: [...page.data, ...next.data.filter(({ id }) => !known.has(id))], meta: next.meta };
};

/** A comment goes from this queue to another. */
export const takeOut = (page: QueuePage, comment: DeskComment, to: CommentStatus): QueuePage =>
  has(page, comment)
    ? moveCount({ ...page, data: others(page, comment) }, comment.status, to)
    : page;

/** A comment that was taken out comes back. `status` is where it is counted from then on: its own,
 * unless someone else has moved it. */
export const putBack = (
  page: QueuePage,
  comment: DeskComment,
  { to, status, sort }: { to: CommentStatus; status: CommentStatus; sort: QueueKey['sort'] }
): QueuePage => {
  if (has(page, comment)) return page;
  const rest = others(page, comment);
  const comesAfter = (other: DeskComment) =>
    sort === 'oldest' ? isOlder(comment, other) : isOlder(other, comment);
  const at = rest.findIndex(comesAfter);
  const data = rest.toSpliced(at < 0 ? rest.length : at, 0, comment);
  return moveCount({ ...page, data }, to, status);
};

/** A comment stays in this queue, as it is after a decision. `before` is as it was decided on. */
export const replace = (page: QueuePage, before: DeskComment, after: DeskComment): QueuePage => {
  const shown = page.data.find(({ id }) => id === after.id);
  if (!shown || shown.revision === after.revision) return page;
  const data = page.data.map((comment) => (comment.id === after.id ? after : comment));
  return moveCount({ ...page, data }, before.status, after.status);
};

const has = (page: QueuePage, { id }: DeskComment) =>
  page.data.some((comment) => comment.id === id);

const others = (page: QueuePage, { id }: DeskComment) =>
  page.data.filter((comment) => comment.id !== id);

const moveCount = (page: QueuePage, from: CommentStatus, to: CommentStatus): QueuePage => {
  if (from === to) return page;
  const { counts } = page.meta;
  const moved = { ...counts, [from]: Math.max(0, counts[from] - 1), [to]: counts[to] + 1 };
  return { ...page, meta: { ...page.meta, counts: moved } };
};

/** The server's order: by time, ties by id. */
const isOlder = (one: DeskComment, other: DeskComment) =>
  one.createdAt === other.createdAt ? one.id < other.id : one.createdAt < other.createdAt;
