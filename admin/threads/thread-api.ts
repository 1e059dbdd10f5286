import type {
  Commentable,
  ChangeThread,
  DeskThread,
  SubjectCounts,
} from '../../server/desk/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';

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

type Counts = Record<string, SubjectCounts>;

const isCommentable = (answer: unknown): answer is { data: Commentable } =>
  isRecord(answer) && Array.isArray(answer.data);

const isThread = (answer: unknown): answer is { data: DeskThread } =>
  isRecord(answer) &&
  isRecord(answer.data) &&
  typeof answer.data.id === 'string' &&
  isRecord(answer.data.counts);

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
} = threadApi;
