import { commentStatuses, type CommentStatus } from '../../content-types';
import type { Decide, DeskComment, QueuePage } from '../../server/desk/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';
import { refusal } from '../refusal';
import type { QueueKey } from './queue-key';
import { appendPage, putBack, replace, takeOut } from './queue-page';

/** One page of a queue: the first, or the one after the cursor `meta.next` of the page before. */
type QueueRequest = QueueKey & { readonly after?: string };

/** Where a comment goes, and why. */
export type Choice = Omit<Decide, 'revision'>;

type Decision = {
  /** The queue in which it is taken, which is brought up to date at once. */
  readonly queue: QueueKey;
  /** As the moderator saw it. */
  readonly comment: DeskComment;
  readonly choice: Choice;
};

const isQueuePage = (answer: unknown): answer is QueuePage =>
  isRecord(answer) &&
  Array.isArray(answer.data) &&
  isRecord(answer.meta) &&
  isRecord(answer.meta.counts);

const isDecided = (answer: unknown): answer is { data: DeskComment } =>
  isRecord(answer) && isRecord(answer.data) && typeof answer.data.id === 'string';

export const deskApi = newsroomApi.injectEndpoints({
  endpoints: (build) => ({
    /** All that has been loaded of a queue. Asked for with a cursor, it grows by one page. */
    queue: build.query<QueuePage, QueueRequest>({
      query: ({ status, thread, sort, after }) => {
        const search = new URLSearchParams({ status, sort });
        if (thread) search.set('thread', thread);
        if (after) search.set('after', after);
        return { url: `/newsroom/queue?${search.toString()}`, method: 'GET' };
      },
      transformResponse: expectAnswer('/newsroom/queue', isQueuePage),
      // A queue is loaded anew whenever it is opened.
      keepUnusedDataFor: 0,
      serializeQueryArgs: ({ queryArgs: { status, thread, sort } }) => ({ status, thread, sort }),
      merge: (loaded, page, { arg }) => (arg.after ? appendPage(loaded, page) : page),
    }),

    /** Takes the comment out of the queue at once, and puts it back if the server refuses. */
    decide: build.mutation<{ data: DeskComment }, Decision>({
      query: ({ comment, choice }) => ({
        url: `/newsroom/comments/${encodeURIComponent(comment.id)}/decisions`,
        method: 'POST',
        data: { ...choice, revision: comment.revision },
      }),
      transformResponse: expectAnswer('/newsroom/comments/:id/decisions', isDecided),
      // Strapi's admin runs RTK Query's middleware twice where internationalisation is on, and with
      // it each of these changes.
      async onQueryStarted({ queue, comment, choice: { to } }, { dispatch, queryFulfilled }) {
        const change = (recipe: (page: QueuePage) => QueuePage) =>
          dispatch(deskApi.util.updateQueryData('queue', queue, recipe));
        const leaves = to !== queue.status;
        if (leaves) change((page) => takeOut(page, comment, to));
        try {
          const { data: answer } = await queryFulfilled;
          change((page) =>
            leaves
              ? // Again: the queue may have been loaded anew before the decision was stored.
                takeOut(page, comment, to)
              : replace(page, comment, answer.data)
          );
        } catch (failure) {
          const status = statusMeanwhile(failure) ?? comment.status;
          change((page) => putBack(page, comment, { to, status, sort: queue.sort }));
        }
      },
      invalidatesTags: (_answer, _error, { comment }) => [
        { type: 'NewsroomThread', id: comment.thread.id },
        'NewsroomCounts',
      ],
    }),
  }),
});

/** The status that someone else gave the comment, where that is why a decision was refused. */
const statusMeanwhile = (failure: unknown): CommentStatus | undefined => {
  const { comment } = refusal(isRecord(failure) ? failure.error : null).details;
  return commentStatuses.find((status) => isRecord(comment) && comment.status === status);
};

export const { useQueueQuery, useLazyQueueQuery, useDecideMutation } = deskApi;
