import {
  commentStatuses,
  queues,
  reportReasons,
  type CommentStatus,
  type Queue,
  type ReportReason,
} from '../../content-types';
import type { QueueFilter, QueueSort } from '../../server/desk/contract';
import { afterDay, dayBefore, dayOf, isDay, startOfDay } from './days';

/** Which comments are shown, and in which order. It lives in the URL, so that it can be linked and
 * reloaded. */
export type QueueKey = {
  readonly queue: Queue;
  /** `documentId`s of the only threads to show; empty for all. */
  readonly threads: readonly string[];
  readonly author: string | null;
  readonly status: CommentStatus | null;
  readonly rule: string | null;
  readonly report: ReportReason | null;
  /** First and last day, such as `2026-04-30`, where the reader is. */
  readonly from: string | null;
  readonly to: string | null;
  readonly locale: string | null;
  readonly search: string | null;
  readonly sort: QueueSort;
};

/** Nothing is filtered. */
export const noFilters = {
  threads: [],
  author: null,
  status: null,
  rule: null,
  report: null,
  from: null,
  to: null,
  locale: null,
  search: null,
} as const satisfies Partial<QueueKey>;

/** Who waits longest comes first; what was decided is looked up from its end. */
export const usualSort = (queue: Queue): QueueSort => (queue === 'pending' ? 'oldest' : 'newest');

const oneOf = <Word extends string>(words: readonly Word[], word: string | null): Word | null =>
  words.find((one) => one === word) ?? null;

const day = (text: string | null) => (text !== null && isDay(text) ? text : null);

/** Reads a page's URL; what it does not understand counts as not said. `sortOf` says in which order a
 * queue is shown when the URL does not. */
export const readQueueKey = (
  search: URLSearchParams,
  sortOf: (queue: Queue) => QueueSort = usualSort
): QueueKey => {
  const queue = oneOf(queues, search.get('queue')) ?? 'pending';
  return {
    queue,
    threads: (search.get('threads') ?? '').split(',').filter(Boolean),
    author: search.get('author') || null,
    status: oneOf(commentStatuses, search.get('status')),
    rule: search.get('rule') || null,
    report: oneOf(reportReasons, search.get('report')),
    from: day(search.get('from')),
    to: day(search.get('to')),
    locale: search.get('locale') || null,
    search: search.get('search')?.trim() || null,
    sort: oneOf(['oldest', 'newest'] as const, search.get('sort')) ?? sortOf(queue),
  };
};

/** The URL's search part of a queue, with its `?`. */
export const queueSearch = ({ queue, threads, sort, ...filters }: Partial<QueueKey>): string => {
  const search = new URLSearchParams({ queue: queue ?? 'pending' });
  if (threads && threads.length > 0) search.set('threads', threads.join(','));
  for (const [name, value] of Object.entries(filters)) if (value) search.set(name, value);
  if (sort) search.set('sort', sort);
  // Commas between ids stay readable.
  return `?${search.toString().replaceAll('%2C', ',')}`;
};

/** The filter as the server takes it. */
export const filterOf = (key: QueueKey): QueueFilter => ({
  queue: key.queue,
  ...(key.threads.length > 0 && { threads: [...key.threads] }),
  ...(key.author !== null && { author: key.author }),
  ...(key.status !== null && { status: key.status }),
  ...(key.rule !== null && { rule: key.rule }),
  ...(key.report !== null && { report: key.report }),
  ...(key.from !== null && { from: startOfDay(key.from) }),
  ...(key.to !== null && { to: afterDay(key.to) }),
  ...(key.locale !== null && { locale: key.locale }),
  ...(key.search !== null && { search: key.search }),
});

/** A kept filter as the page shows it. */
export const keyOf = (filter: QueueFilter, sort: QueueSort): QueueKey => ({
  ...noFilters,
  ...filter,
  from: filter.from === undefined ? null : dayOf(filter.from),
  to: filter.to === undefined ? null : dayBefore(filter.to),
  sort,
});

/** A filter for a URL of the server's. */
export const filterSearch = (filter: QueueFilter): URLSearchParams => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    search.set(name, String(value));
  }
  return search;
};

/** Which filters are on, by name. */
export const filtersOn = (key: QueueKey): (keyof typeof noFilters)[] =>
  (Object.keys(noFilters) as (keyof typeof noFilters)[]).filter((name) =>
    name === 'threads' ? key.threads.length > 0 : key[name] !== null
  );
