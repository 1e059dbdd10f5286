import type { Context } from '../context';
import { honeypotField, longestBody } from '../comments/contract';
import { settingsOf } from '../settings/settings';
import type { ThreadAnswer, ThreadQuery } from './contract';
import { findVisibleThread } from './find-visible-thread';
import { closesAt, isOpen } from './is-open';
import { readerWords } from './reader-words';
import type { ThreadRow } from './store';
import { threadParam } from './thread-key';

/** A thread as its readers and their forms see it. */
export const publicThread = (
  ctx: Context,
  thread: ThreadRow,
  { words }: Pick<ThreadQuery, 'words'> = {}
): ThreadAnswer => {
  const { values, bodyLength } = settingsOf(ctx);
  const { threads, comments, authors } = values;
  return {
    data: {
      id: threadParam(thread),
      open: isOpen(ctx, thread),
      closesAt: closesAt(ctx, thread)?.toISOString() ?? null,
      commentCount: thread.approvedCount,
      lastCommentAt: thread.lastCommentAt,
      policy: {
        minLength: bodyLength.min,
        maxLength: Math.min(bodyLength.max, longestBody),
        maxDepth: threads.maxDepth,
        guests: authors.guests,
        guestEmail: authors.guestEmail,
        nameRequired: authors.anonymousName === null,
        editWindowMinutes: comments.editWindowMinutes,
        votes: comments.votes,
        honeypot: honeypotField,
        challenge: null,
      },
    },
    meta: words === undefined ? {} : { words: readerWords(words) },
  };
};

/**
 * The thread that a URL names.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const readThread = async (
  ctx: Context,
  { param, query }: { param: string; query: ThreadQuery }
): Promise<ThreadAnswer> =>
  publicThread(ctx, await findVisibleThread(ctx, param, query.locale), query);
