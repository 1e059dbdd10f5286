import type { ChangeThread, DeskThread } from '../../server/desk/contract';
import type { Phrase } from '../text';

/** Whether a thread stands open as far as its own settings go: the site's, and whether its subject
 * is published, come on top. */
export const isOpened = ({ closed, closesAt, policy }: DeskThread, now: Date): boolean =>
  !closed && policy !== 'closed' && (closesAt === null || new Date(closesAt) > now);

/** What opens or closes a thread; opening takes away whatever kept it closed. */
export const opening = (thread: DeskThread, isOpen: boolean, now: Date): ChangeThread => {
  if (!isOpen) return { closed: true };
  const isOver = thread.closesAt !== null && new Date(thread.closesAt) <= now;
  return {
    closed: false,
    ...(isOver && { closesAt: null }),
    ...(thread.policy === 'closed' && { policy: 'default' }),
  };
};

/** What an editor should know of a thread's state beyond open or closed. `formatDate` puts an ISO
 * date in the admin's language. */
export const threadNotes = (
  thread: DeskThread,
  now: Date,
  formatDate: (date: string) => string
): Phrase[] => {
  const { closesAt, policy, published, open } = thread;
  const opened = isOpened(thread, now);
  const notes: Phrase[] = [];
  if (closesAt !== null) {
    const isOver = new Date(closesAt) <= now;
    const values = { date: formatDate(closesAt) };
    notes.push({ key: isOver ? 'panel.closed' : 'panel.closes', values });
  }
  if (opened && policy === 'hold') notes.push({ key: 'panel.hold' });
  if (opened && !published) notes.push({ key: 'panel.unpublished' });
  if (opened && published && !open) notes.push({ key: 'panel.closed-by-site' });
  return notes;
};
