import type { DeskThread } from '../../server/desk/contract';
import type { Phrase } from '../text';

/** Whether a thread would take comments if its subject were published. */
export const isOpened = ({ closed, closesAt, policy }: DeskThread, now: Date): boolean =>
  !closed && policy !== 'closed' && (closesAt === null || new Date(closesAt) > now);

/** What an editor should know of a thread's state beyond open or closed. `formatDate` puts an ISO
 * date in the admin's language. */
export const threadNotes = (
  thread: DeskThread,
  now: Date,
  formatDate: (date: string) => string
): Phrase[] => {
  const { closesAt, policy, published } = thread;
  const opened = isOpened(thread, now);
  const notes: Phrase[] = [];
  if (closesAt !== null) {
    const isOver = new Date(closesAt) <= now;
    const values = { date: formatDate(closesAt) };
    notes.push({ key: isOver ? 'panel.closed' : 'panel.closes', values });
  }
  if (opened && policy === 'hold') notes.push({ key: 'panel.hold' });
  if (opened && !published) notes.push({ key: 'panel.unpublished' });
  return notes;
};
