import { commentStatuses, type CommentStatus } from '../../content-types';
import type { QueueQuery } from '../../server/desk/contract';

/** Which queue is shown. It lives in the URL, so that a queue can be linked and reloaded. */
export type QueueKey = {
  readonly status: CommentStatus;
  /** `documentId` of the only thread to show; null for all. */
  readonly thread: string | null;
  readonly sort: QueueQuery['sort'];
};

/** The queues in the order of their tabs. */
export const queueStatuses = [
  'pending',
  'approved',
  'rejected',
  'spam',
] as const satisfies readonly CommentStatus[];

/** Who waits longest comes first; what was decided is looked up from its end. */
export const usualSort = (status: CommentStatus): QueueKey['sort'] =>
  status === 'pending' ? 'oldest' : 'newest';

/** Reads a page's URL; what it does not understand counts as not said. */
export const readQueueKey = (search: URLSearchParams): QueueKey => {
  const status = commentStatuses.find((one) => one === search.get('status')) ?? 'pending';
  const sort = (['oldest', 'newest'] as const).find((one) => one === search.get('sort'));
  return { status, thread: search.get('thread') || null, sort: sort ?? usualSort(status) };
};

/** The URL's search part of a queue, with its `?`; only what differs from the usual stands in it. */
export const queueSearch = ({ status, thread, sort }: Partial<QueueKey>): string => {
  const search = new URLSearchParams();
  if (thread) search.set('thread', thread);
  search.set('status', status ?? 'pending');
  if (sort && sort !== usualSort(status ?? 'pending')) search.set('sort', sort);
  return `?${search.toString()}`;
};
