import type { ChangeThread } from '../../server/desk/contract';

/** What can be done to several threads at once. To open one lifts whatever keeps it closed. */
export const threadChanges = {
  close: { closed: true },
  open: { closed: false },
  hold: { policy: 'hold' },
} as const satisfies Record<string, ChangeThread>;

export type ThreadChangeName = keyof typeof threadChanges;
export const threadChangeNames = ['close', 'open', 'hold'] as const satisfies ThreadChangeName[];
