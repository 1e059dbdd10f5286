import type { Context } from '../context';
import { settingsOf } from '../settings/settings';
import type { ThreadRow } from './store';

const dayMs = 86_400_000;

/** When the thread closes or closed by date: its own date, else the site's `closeAfterDays`. */
export const closesAt = (
  ctx: Context,
  thread: Pick<ThreadRow, 'closesAt' | 'policy' | 'createdAt'>
): Date | null => {
  if (thread.closesAt) return new Date(thread.closesAt);
  const days = settingsOf(ctx).values.threads.closeAfterDays;
  if (days === null || thread.policy === 'open') return null;
  return new Date(new Date(thread.createdAt).getTime() + days * dayMs);
};

/** Whether readers can post in the thread now. */
export const isOpen = (
  ctx: Context,
  thread: Pick<ThreadRow, 'closed' | 'closesAt' | 'policy' | 'createdAt' | 'published' | 'purgeAt'>,
  now = new Date()
): boolean => {
  if (thread.closed || thread.policy === 'closed' || !thread.published || thread.purgeAt) {
    return false;
  }
  const date = closesAt(ctx, thread);
  return date === null || date > now;
};
