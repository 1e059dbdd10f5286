import type { Conversation, Decide, DeskComment } from '../../server/desk/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';
import { addPage, searchOf } from '../paged';

type ConversationRequest = { readonly id: string; readonly after?: string };
type Decision = { readonly comment: DeskComment; readonly choice: Omit<Decide, 'revision'> };
type ReplyRequest = { readonly comment: DeskComment; readonly body: string };
type Replied = { data: DeskComment; meta: { parent: DeskComment } };

const isComment = (value: unknown): value is DeskComment =>
  isRecord(value) && typeof value.id === 'string' && isRecord(value.author);

const isConversation = (answer: unknown): answer is Conversation =>
  isRecord(answer) &&
  Array.isArray(answer.data) &&
  isRecord(answer.meta) &&
  Array.isArray(answer.meta.ancestors);

const isDecided = (answer: unknown): answer is { data: DeskComment } =>
  isRecord(answer) && isComment(answer.data);

const isReplied = (answer: unknown): answer is Replied =>
  isDecided(answer) && 'meta' in answer && isRecord(answer.meta) && isComment(answer.meta.parent);

export const conversationApi = newsroomApi.injectEndpoints({
  endpoints: (build) => ({
    /** All that has been loaded of a conversation. Asked for with a cursor, it grows by one page. */
    conversation: build.query<Conversation, ConversationRequest>({
      query: ({ id, after }) => ({
        url: `/newsroom/comments/${encodeURIComponent(id)}/conversation${searchOf({ after })}`,
        method: 'GET',
      }),
      transformResponse: expectAnswer('/newsroom/comments/:id/conversation', isConversation),
      keepUnusedDataFor: 0,
      serializeQueryArgs: ({ queryArgs: { id } }) => ({ id }),
      merge: (loaded, page, { arg }) => (arg.after ? addPage(loaded, page) : page),
    }),

    /** A decision outside the desk's queues. */
    decideAlone: build.mutation<{ data: DeskComment }, Decision>({
      query: ({ comment, choice }) => ({
        url: `/newsroom/comments/${encodeURIComponent(comment.id)}/decisions`,
        method: 'POST',
        data: { ...choice, revision: comment.revision },
      }),
      transformResponse: expectAnswer('/newsroom/comments/:id/decisions', isDecided),
      invalidatesTags: (_answer, _error, { comment }) => [
        { type: 'NewsroomThread', id: comment.thread.id },
        'NewsroomCounts',
      ],
    }),

    replyBelow: build.mutation<Replied, ReplyRequest>({
      query: ({ comment, body }) => ({
        url: `/newsroom/comments/${encodeURIComponent(comment.id)}/replies`,
        method: 'POST',
        data: { body, revision: comment.revision },
      }),
      transformResponse: expectAnswer('/newsroom/comments/:id/replies', isReplied),
      invalidatesTags: (_answer, _error, { comment }) => [
        { type: 'NewsroomThread', id: comment.thread.id },
        'NewsroomCounts',
      ],
    }),
  }),
});

export const {
  useConversationQuery,
  useLazyConversationQuery,
  useDecideAloneMutation,
  useReplyBelowMutation,
} = conversationApi;
