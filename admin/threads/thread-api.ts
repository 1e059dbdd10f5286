import type {
  Commentable,
  ChangeThread,
  ChangeThreads,
  DeskComment,
  DeskThread,
  SubjectCounts,
  ThreadsPage,
  ThreadsQuery,
} from '../../server/desk/contract';
import type { ElementSnippet } from '../../server/element/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';
import { addPage, searchOf } from '../paged';
import type { Repair } from './repair';

/** An entry of a commentable type. */
export type Subject = {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string | undefined;
};

type CountsRequest = {
  readonly uid: string;
  /** At most 100. */
  readonly documentIds: readonly string[];
  readonly locale: string | undefined;
};

/** Which threads are listed. */
export type ThreadFilter = Pick<ThreadsQuery, 'state' | 'sort' | 'search'>;

type Counts = Record<string, SubjectCounts>;

const isCommentable = (answer: unknown): answer is { data: Commentable } =>
  isRecord(answer) && Array.isArray(answer.data);

const isThread = (answer: unknown): answer is { data: DeskThread } =>
  isRecord(answer) &&
  isRecord(answer.data) &&
  typeof answer.data.id === 'string' &&
  isRecord(answer.data.counts);

const isThreads = (answer: unknown): answer is ThreadsPage =>
  isRecord(answer) && Array.isArray(answer.data) && isRecord(answer.meta);

const isList = (answer: unknown): answer is { data: unknown[] } =>
  isRecord(answer) && Array.isArray(answer.data);

const isRepair = (answer: unknown): answer is { data: Repair } =>
  isRecord(answer) && isRecord(answer.data) && Array.isArray(answer.data.repaired);

const isSnippet = (answer: unknown): answer is { data: ElementSnippet } =>
  isRecord(answer) && isRecord(answer.data) && typeof answer.data.src === 'string';

const isCounts = (answer: unknown): answer is { data: Counts } =>
  isRecord(answer) && isRecord(answer.data);

export const threadApi = newsroomApi.injectEndpoints({
  endpoints: (build) => ({
    /** Full names of the types whose entries have threads. It changes only with the configuration:
     * asked for once per login. */
    commentable: build.query<Commentable, undefined>({
      query: () => ({ url: '/newsroom/commentable', method: 'GET' }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/commentable', isCommentable)(answer).data,
      keepUnusedDataFor: Infinity,
    }),

    subjectThread: build.query<DeskThread, Subject>({
      query: ({ uid, documentId, locale }) => ({
        url: `/newsroom/subjects/${uid}/${documentId}/thread${inLocale('?', locale)}`,
        method: 'GET',
      }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/subjects/:uid/:documentId/thread', isThread)(answer).data,
      providesTags: (thread) => (thread ? [{ type: 'NewsroomThread', id: thread.id }] : []),
    }),

    changeThread: build.mutation<DeskThread, { id: string; change: ChangeThread }>({
      query: ({ id, change }) => ({
        url: `/newsroom/threads/${encodeURIComponent(id)}`,
        method: 'PUT',
        data: change,
      }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/threads/:id', isThread)(answer).data,
      invalidatesTags: (_thread, _error, { id }) => [{ type: 'NewsroomThread', id }],
    }),

    oneThread: build.query<DeskThread, string>({
      query: (id) => ({ url: `/newsroom/threads/${encodeURIComponent(id)}`, method: 'GET' }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/threads/:id', isThread)(answer).data,
      providesTags: (_thread, _error, id) => [{ type: 'NewsroomThread', id }],
    }),

    /** How a website shows a thread. */
    threadElement: build.query<ElementSnippet, string>({
      query: (id) => ({
        url: `/newsroom/threads/${encodeURIComponent(id)}/element`,
        method: 'GET',
      }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/threads/:id/element', isSnippet)(answer).data,
    }),

    /** All that has been loaded of a list. Asked for with a cursor, it grows by one page. */
    threadList: build.query<ThreadsPage, ThreadFilter & { readonly after?: string }>({
      query: (request) => ({ url: `/newsroom/threads${searchOf(request)}`, method: 'GET' }),
      transformResponse: expectAnswer('/newsroom/threads', isThreads),
      keepUnusedDataFor: 0,
      serializeQueryArgs: ({ queryArgs: { state, sort, search } }) => ({ state, sort, search }),
      merge: (loaded, page, { arg }) => (arg.after ? addPage(loaded, page) : page),
    }),

    /** The latest comments of a thread, of every status. */
    lastComments: build.query<DeskComment[], { thread: string; limit: number }>({
      query: ({ thread, limit }) => ({
        url: `/newsroom/queue${searchOf({ queue: 'all', threads: thread, sort: 'newest', limit })}`,
        method: 'GET',
      }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/queue', isList)(answer).data as DeskComment[],
      providesTags: (_comments, _error, { thread }) => [{ type: 'NewsroomThread', id: thread }],
      keepUnusedDataFor: 5,
    }),

    /** The same change for several entries of one type. */
    changeThreads: build.mutation<DeskThread[], ChangeThreads & { uid: string }>({
      query: ({ uid, ...data }) => ({
        url: `/newsroom/subjects/${uid}/threads`,
        method: 'PUT',
        data,
      }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/subjects/:uid/threads', isList)(answer).data as DeskThread[],
      invalidatesTags: (threads) => [
        ...(threads ?? []).map(({ id }) => ({ type: 'NewsroomThread' as const, id })),
        'NewsroomCounts',
      ],
    }),

    recount: build.mutation<Repair, string>({
      query: (id) => ({
        url: `/newsroom/threads/${encodeURIComponent(id)}/recount`,
        method: 'POST',
        data: {},
      }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/threads/:id/recount', isRepair)(answer).data,
      invalidatesTags: (_repair, _error, id) => [{ type: 'NewsroomThread', id }, 'NewsroomCounts'],
    }),

    subjectCounts: build.query<Counts, CountsRequest>({
      query: ({ uid, documentIds, locale }) => ({
        url: `/newsroom/subjects/${uid}/counts?documentIds=${documentIds.join(',')}${inLocale('&', locale)}`,
        method: 'GET',
      }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/subjects/:uid/counts', isCounts)(answer).data,
      providesTags: ['NewsroomCounts'],
      // Seconds: a list draws itself twice while it finds its locale, and is fresh when it is
      // opened again.
      keepUnusedDataFor: 5,
    }),
  }),
});

const inLocale = (separator: '?' | '&', locale: string | undefined) =>
  locale === undefined ? '' : `${separator}locale=${encodeURIComponent(locale)}`;

export const {
  useCommentableQuery,
  useSubjectThreadQuery,
  useChangeThreadMutation,
  useSubjectCountsQuery,
  useOneThreadQuery,
  useThreadElementQuery,
  useThreadListQuery,
  useLazyThreadListQuery,
  useLastCommentsQuery,
  useChangeThreadsMutation,
  useRecountMutation,
} = threadApi;
