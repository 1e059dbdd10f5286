import { queues } from '../../content-types';

/** Everything that one key does on the desk, in the order of the help sheet. */
export const keyGroups = [
  ['move', ['next', 'previous', 'select', 'range', 'clear']],
  ['decide', ['approved', 'rejected', 'spam', 'pending', 'deleted', 'undo']],
  ['act', ['edit', 'reply', 'pin']],
  ['look', ['conversation', 'author', 'history']],
  ['page', ['search', 'queue', 'help']],
] as const;

export type KeyCommand = (typeof keyGroups)[number][1][number];

/** As it is written on the keyboard; a capital means with shift. */
export const keyOf = {
  next: 'j',
  previous: 'k',
  select: 'x',
  range: 'X',
  clear: 'Escape',
  approved: 'a',
  rejected: 'r',
  spam: 's',
  pending: 'p',
  deleted: 'd',
  undo: 'z',
  edit: 'e',
  reply: 'c',
  pin: 'i',
  conversation: 'o',
  author: 'u',
  history: 'h',
  search: '/',
  queue: `1 – ${queues.length}`,
  help: '?',
} as const satisfies Record<KeyCommand, string>;

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** What a key press asks for; `number` is the queue's, from 1. On a keyboard without Latin letters the
 * key counts that stands where the letter would. */
export const commandOf = (
  press: Press
): { command: Exclude<KeyCommand, 'queue'> } | { command: 'queue'; number: number } | null => {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(press.code)?.[1];
  const number = /^[1-9]$/.test(press.key) ? press.key : press.shiftKey ? undefined : digit;
  if (number !== undefined) {
    return Number(number) <= queues.length ? { command: 'queue', number: Number(number) } : null;
  }
  const place = /^Key([A-Z])$/.exec(press.code)?.[1];
  const isLetter = /^\p{L}$/u.test(press.key);
  const letter = isLetter && !/^[a-z]$/i.test(press.key) ? (place ?? press.key) : press.key;
  const key = isLetter ? (press.shiftKey ? letter.toUpperCase() : letter.toLowerCase()) : letter;
  const found = Object.entries(keyOf).find(([command, one]) => command !== 'queue' && one === key);
  return found ? { command: found[0] as Exclude<KeyCommand, 'queue'> } : null;
};
