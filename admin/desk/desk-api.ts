import type { Bulk, StartBulk } from '../../server/bulk/contract';
import type {
  Conversation,
  Decide,
  DeskComment,
  DeskThread,
  QueueFilter,
  QueuePage,
  QueueSort,
  RuleNames,
} from '../../server/desk/contract';
import type { SavedQueue, SaveQueue } from '../../server/saved-queues/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';
import { filterSearch } from './queue-key';

/** One page of a queue: the first, or the one after the cursor `meta.next` of the page before. */
export type QueueRequest = {
  readonly filter: QueueFilter;
  readonly sort: QueueSort;
  readonly limit: number;
  readonly after?: string;
};

/** Where a comment goes, and why. */
export type Choice = Omit<Decide, 'revision'>;

/** A staff reply, and what it answers as it is now. */
type Replied = { data: DeskComment; meta: { parent: DeskComment } };

type Seen = { readonly id: string; readonly revision: number };

const isQueuePage = (answer: unknown): answer is QueuePage =>
  isRecord(answer) &&
  Array.isArray(answer.data) &&
  isRecord(answer.meta) &&
  isRecord(answer.meta.counts);

const isComment = (data: unknown): data is DeskComment =>
  isRecord(data) && typeof data.id === 'string';

const isCount = (data: unknown): data is { count: number } =>
  isRecord(data) && typeof data.count === 'number';

const isReplied = (answer: unknown): answer is Replied =>
  isRecord(answer) && isComment(answer.data) && isRecord(answer.meta);

const isConversation = (answer: unknown): answer is Conversation =>
  isRecord(answer) &&
  Array.isArray(answer.data) &&
  isRecord(answer.meta) &&
  Array.isArray(answer.meta.ancestors);

type Locale = { code: string; name: string };

const isLocales = (answer: unknown): answer is Locale[] =>
  Array.isArray(answer) && answer.every((one) => isRecord(one) && typeof one.code === 'string');

const commentUrl = (id: string, rest: string) =>
  `/newsroom/comments/${encodeURIComponent(id)}/${rest}`;

/** The contract says what they are; that they are there is checked. */
const isOne = (data: unknown): data is never => isRecord(data);
const isList = (data: unknown): data is never[] => Array.isArray(data);

/** The `data` of an answer that `isData` accepts. */
const dataOf =
  <Data>(url: string, isData: (data: unknown) => data is Data) =>
  (answer: unknown): Data =>
    expectAnswer(
      url,
      (whole): whole is { data: Data } => isRecord(whole) && isData(whole.data)
    )(answer).data;

const threadOf = (_answer: unknown, _error: unknown, { thread }: { thread: string }) => [
  { type: 'NewsroomThread' as const, id: thread },
  'NewsroomCounts' as const,
];

export const deskApi = newsroomApi.injectEndpoints({
  endpoints: (build) => ({
    /** What has been loaded of a queue is kept by `useQueue`. */
    queue: build.query<QueuePage, QueueRequest>({
      query: ({ filter, sort, limit, after }) => {
        const search = filterSearch(filter);
        search.set('sort', sort);
        search.set('limit', String(limit));
        if (after) search.set('after', after);
        return { url: `/newsroom/queue?${search.toString()}`, method: 'GET' };
      },
      transformResponse: expectAnswer('/newsroom/queue', isQueuePage),
    }),
    queueCount: build.query<number, QueueFilter>({
      query: (filter) => ({
        url: `/newsroom/queue/count?${filterSearch(filter).toString()}`,
        method: 'GET',
      }),
      transformResponse: (answer: unknown) =>
        dataOf('/newsroom/queue/count', isCount)(answer).count,
    }),
    queueMatches: build.query<string[], { filter: QueueFilter; ids: readonly string[] }>({
      query: ({ filter, ids }) => {
        const search = filterSearch(filter);
        search.set('ids', ids.join(','));
        return { url: `/newsroom/queue/matches?${search.toString()}`, method: 'GET' };
      },
      transformResponse: dataOf('/newsroom/queue/matches', isList),
    }),
    /** One comment as it is now; null once it is gone. */
    commentNow: build.query<DeskComment | null, string>({
      query: (id) => ({ url: commentUrl(id, 'conversation?limit=1'), method: 'GET' }),
      transformResponse: (answer: unknown, _meta, id) => {
        const { data, meta } = expectAnswer(
          '/newsroom/comments/:id/conversation',
          isConversation
        )(answer);
        return [...meta.ancestors, ...data].find((comment) => comment.id === id) ?? null;
      },
    }),

    decide: build.mutation<DeskComment, Seen & { thread: string; choice: Choice }>({
      query: ({ id, revision, choice }) => ({
        url: commentUrl(id, 'decisions'),
        method: 'POST',
        data: { ...choice, revision },
      }),
      transformResponse: dataOf('/newsroom/comments/:id/decisions', isComment),
      invalidatesTags: threadOf,
    }),
    undo: build.mutation<DeskComment, Seen & { thread: string }>({
      query: ({ id, revision }) => ({
        url: commentUrl(id, 'undo'),
        method: 'POST',
        data: { revision },
      }),
      transformResponse: dataOf('/newsroom/comments/:id/undo', isComment),
      invalidatesTags: threadOf,
    }),
    pin: build.mutation<DeskComment, Seen & { pinned: boolean }>({
      query: ({ id, revision, pinned }) => ({
        url: commentUrl(id, 'pinned'),
        method: 'PUT',
        data: { revision, pinned },
      }),
      transformResponse: dataOf('/newsroom/comments/:id/pinned', isComment),
    }),
    editText: build.mutation<DeskComment, Seen & { body: string }>({
      query: ({ id, revision, body }) => ({
        url: commentUrl(id, 'body'),
        method: 'PUT',
        data: { revision, body },
      }),
      transformResponse: dataOf('/newsroom/comments/:id/body', isComment),
    }),
    reply: build.mutation<Replied, Seen & { thread: string; body: string }>({
      query: ({ id, revision, body }) => ({
        url: commentUrl(id, 'replies'),
        method: 'POST',
        data: { body, revision },
      }),
      transformResponse: expectAnswer('/newsroom/comments/:id/replies', isReplied),
      invalidatesTags: threadOf,
    }),

    bulks: build.query<Bulk[], undefined>({
      query: () => ({ url: '/newsroom/bulks', method: 'GET' }),
      transformResponse: dataOf('/newsroom/bulks', isList),
      providesTags: ['NewsroomBulks'],
    }),
    startBulk: build.mutation<Bulk, StartBulk>({
      query: (data) => ({ url: '/newsroom/bulks', method: 'POST', data }),
      transformResponse: dataOf('/newsroom/bulks', isOne),
      invalidatesTags: ['NewsroomBulks'],
    }),
    cancelBulk: build.mutation<Bulk, string>({
      query: (id) => ({ url: `/newsroom/bulks/${encodeURIComponent(id)}`, method: 'DELETE' }),
      transformResponse: dataOf('/newsroom/bulks/:id', isOne),
      invalidatesTags: ['NewsroomBulks'],
    }),
    undoBulk: build.mutation<Bulk, string>({
      query: (id) => ({ url: `/newsroom/bulks/${encodeURIComponent(id)}/undo`, method: 'POST' }),
      transformResponse: dataOf('/newsroom/bulks/:id/undo', isOne),
      invalidatesTags: ['NewsroomBulks'],
    }),

    savedQueues: build.query<SavedQueue[], undefined>({
      query: () => ({ url: '/newsroom/saved-queues', method: 'GET' }),
      transformResponse: dataOf('/newsroom/saved-queues', isList),
      providesTags: ['NewsroomSavedQueues'],
    }),
    /** A new one, or with an `id` another name or filter for one that is there. */
    saveQueue: build.mutation<SavedQueue, { id?: string; queue: SaveQueue }>({
      query: ({ id, queue }) => ({
        url: `/newsroom/saved-queues${id === undefined ? '' : `/${encodeURIComponent(id)}`}`,
        method: id === undefined ? 'POST' : 'PUT',
        data: queue,
      }),
      transformResponse: dataOf('/newsroom/saved-queues', isOne),
      invalidatesTags: ['NewsroomSavedQueues'],
    }),
    deleteQueue: build.mutation<SavedQueue, string>({
      query: (id) => ({
        url: `/newsroom/saved-queues/${encodeURIComponent(id)}`,
        method: 'DELETE',
      }),
      transformResponse: dataOf('/newsroom/saved-queues/:id', isOne),
      invalidatesTags: ['NewsroomSavedQueues'],
    }),

    ruleNames: build.query<RuleNames, undefined>({
      query: () => ({ url: '/newsroom/rules', method: 'GET' }),
      transformResponse: dataOf('/newsroom/rules', isList),
      // They change only with the configuration.
      keepUnusedDataFor: Infinity,
    }),
    /** The languages of the site; Strapi's own answer, which has no `data`. */
    locales: build.query<Locale[], undefined>({
      query: () => ({ url: '/i18n/locales', method: 'GET' }),
      transformResponse: expectAnswer('/i18n/locales', isLocales),
    }),
    /** Threads by a part of their title, or those named. */
    threadTitles: build.query<DeskThread[], { search: string } | { ids: readonly string[] }>({
      query: (asked) => {
        const search = new URLSearchParams({ limit: '20' });
        if ('ids' in asked) {
          search.set('ids', asked.ids.join(','));
          search.set('limit', '50');
        } else if (asked.search) search.set('search', asked.search);
        return { url: `/newsroom/threads?${search.toString()}`, method: 'GET' };
      },
      transformResponse: dataOf('/newsroom/threads', isList),
    }),
  }),
});

export const {
  useLazyQueueQuery,
  useLazyQueueMatchesQuery,
  useLazyCommentNowQuery,
  useDecideMutation,
  useUndoMutation,
  usePinMutation,
  useEditTextMutation,
  useReplyMutation,
  useLazyQueueCountQuery,
  useBulksQuery,
  useStartBulkMutation,
  useCancelBulkMutation,
  useUndoBulkMutation,
  useSavedQueuesQuery,
  useSaveQueueMutation,
  useDeleteQueueMutation,
  useRuleNamesQuery,
  useLocalesQuery,
  useThreadTitlesQuery,
} = deskApi;
