import type {
  AuthorDetail,
  AuthorNote,
  PutSanction,
  Sanction,
} from '../../server/authors/contract';
import type { Bulk, StartBulk } from '../../server/bulk/contract';
import type { DeskComment } from '../../server/desk/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';
import { addPage, searchOf, type Paged } from '../paged';

type CommentsRequest = { readonly author: string; readonly after?: string };
type Comments = Paged<DeskComment>;

const isAuthor = (answer: unknown): answer is { data: AuthorDetail } =>
  isRecord(answer) &&
  isRecord(answer.data) &&
  isRecord(answer.data.counts) &&
  Array.isArray(answer.data.sanctions) &&
  Array.isArray(answer.data.notes);

const isPage = (answer: unknown): answer is Comments =>
  isRecord(answer) && Array.isArray(answer.data) && isRecord(answer.meta);

/** One record with an id; what else stands in it is the contract's word. */
const isOne = (answer: unknown): answer is { data: { id: string } } =>
  isRecord(answer) && isRecord(answer.data) && typeof answer.data.id === 'string';

const path = (author: string) => `/newsroom/authors/${encodeURIComponent(author)}`;

export const authorApi = newsroomApi
  .enhanceEndpoints({ addTagTypes: ['NewsroomAuthor'] })
  .injectEndpoints({
    endpoints: (build) => ({
      authorDetail: build.query<AuthorDetail, string>({
        query: (author) => ({ url: path(author), method: 'GET' }),
        transformResponse: (answer: unknown) =>
          expectAnswer('/newsroom/authors/:key', isAuthor)(answer).data,
        providesTags: ['NewsroomAuthor'],
        keepUnusedDataFor: 0,
      }),

      /** Their comments in every queue, latest first, as far as loaded. */
      authorComments: build.query<Comments, CommentsRequest>({
        query: ({ author, after }) => ({
          url: `/newsroom/queue${searchOf({ queue: 'all', author, sort: 'newest', after })}`,
          method: 'GET',
        }),
        transformResponse: expectAnswer('/newsroom/queue', isPage),
        keepUnusedDataFor: 0,
        serializeQueryArgs: ({ queryArgs: { author } }) => ({ author }),
        merge: (loaded, page, { arg }) => (arg.after ? addPage(loaded, page) : page),
      }),

      putSanction: build.mutation<Sanction, { author: string; sanction: PutSanction }>({
        query: ({ author, sanction }) => ({
          url: `${path(author)}/sanctions`,
          method: 'POST',
          data: sanction,
        }),
        transformResponse: (answer: unknown) =>
          expectAnswer('/newsroom/authors/:key/sanctions', isOne)(answer).data as Sanction,
        invalidatesTags: ['NewsroomAuthor'],
      }),

      liftSanction: build.mutation<Sanction, string>({
        query: (id) => ({ url: `/newsroom/sanctions/${encodeURIComponent(id)}`, method: 'DELETE' }),
        transformResponse: (answer: unknown) =>
          expectAnswer('/newsroom/sanctions/:id', isOne)(answer).data as Sanction,
        invalidatesTags: ['NewsroomAuthor'],
      }),

      writeNote: build.mutation<AuthorNote, { author: string; body: string }>({
        query: ({ author, body }) => ({
          url: `${path(author)}/notes`,
          method: 'POST',
          data: { body },
        }),
        transformResponse: (answer: unknown) =>
          expectAnswer('/newsroom/authors/:key/notes', isOne)(answer).data as AuthorNote,
        invalidatesTags: ['NewsroomAuthor'],
      }),

      removeNote: build.mutation<AuthorNote, string>({
        query: (id) => ({ url: `/newsroom/notes/${encodeURIComponent(id)}`, method: 'DELETE' }),
        transformResponse: (answer: unknown) =>
          expectAnswer('/newsroom/notes/:id', isOne)(answer).data as AuthorNote,
        invalidatesTags: ['NewsroomAuthor'],
      }),

      rejectAllPending: build.mutation<
        Bulk,
        { author: string } & Required<Pick<StartBulk, 'reason'>> & Pick<StartBulk, 'note'>
      >({
        query: ({ author, reason, note }) => ({
          url: '/newsroom/bulks',
          method: 'POST',
          data: {
            selection: { filter: { queue: 'pending', author } },
            to: 'rejected',
            reason,
            ...(note !== undefined && { note }),
          },
        }),
        transformResponse: (answer: unknown) =>
          expectAnswer('/newsroom/bulks', isOne)(answer).data as Bulk,
        invalidatesTags: ['NewsroomCounts'],
      }),

      authorBulk: build.query<Bulk, string>({
        query: (id) => ({ url: `/newsroom/bulks/${encodeURIComponent(id)}`, method: 'GET' }),
        transformResponse: (answer: unknown) =>
          expectAnswer('/newsroom/bulks/:id', isOne)(answer).data as Bulk,
        keepUnusedDataFor: 0,
      }),
    }),
  });

export const {
  useAuthorDetailQuery,
  useAuthorCommentsQuery,
  useLazyAuthorCommentsQuery,
  usePutSanctionMutation,
  useLiftSanctionMutation,
  useWriteNoteMutation,
  useRemoveNoteMutation,
  useRejectAllPendingMutation,
  useAuthorBulkQuery,
} = authorApi;
