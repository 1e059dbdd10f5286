import type { Context } from '../context';
import { honeypotField } from '../comments/contract';
import { settingsOf } from '../settings/settings';
import type { ThreadAnswer } from './contract';
import { findVisibleThread } from './find-visible-thread';
import { closesAt, isOpen } from './is-open';
import { threadParam } from './thread-key';

/**
 * A thread as its readers and their forms see it.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const readThread = async (
  ctx: Context,
  { param, locale }: { param: string; locale?: string | undefined }
): Promise<ThreadAnswer> => {
  const thread = await findVisibleThread(ctx, param, locale);
  const { threads, comments, authors, moderation } = settingsOf(ctx).values;
  const length = moderation.options.length as { min?: number; max?: number } | undefined;
  return {
    data: {
      id: threadParam(thread),
      open: isOpen(ctx, thread),
      closesAt: closesAt(ctx, thread)?.toISOString() ?? null,
      commentCount: thread.approvedCount,
      lastCommentAt: thread.lastCommentAt,
      policy: {
        minLength: length?.min ?? 1,
        maxLength: length?.max ?? 5_000,
        maxDepth: threads.maxDepth,
        guests: authors.guests,
        guestEmail: authors.guestEmail,
        nameRequired: authors.anonymousName === null,
        editWindowMinutes: comments.editWindowMinutes,
        honeypot: honeypotField,
        challenge: null,
      },
    },
    meta: {},
  };
};
