import { useEffect, useState } from 'react';

import { useStable } from '../use-stable';
import { isSomethingOpen } from './is-something-open';
import { keep, readKept } from './kept';
import { commandOf, type KeyCommand } from './keys';

export type Commands = Partial<Record<Exclude<KeyCommand, 'queue'>, () => void>> & {
  queue?: (number: number) => void;
};

/** Those that a key held down does again and again; a decision is taken once per press. */
const repeating: readonly KeyCommand[] = ['next', 'previous'];

/** Single keys, for all of the page: not while someone types or a dialog, drawer or menu is open, and
 * not where they have been switched off. */
export const useKeys = (commands: Commands, areOn: boolean) => {
  const press = useStable((event: KeyboardEvent) => {
    if (!areOn || event.defaultPrevented || event.isComposing || isBusy(event.target)) return;
    const pressed = commandOf(event);
    if (!pressed || (event.repeat && !repeating.includes(pressed.command))) return;
    const run =
      pressed.command === 'queue'
        ? commands.queue && (() => commands.queue?.(pressed.number))
        : commands[pressed.command];
    if (!run) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [press]);
};

/** Whether keys are on; the browser remembers. */
export const useKeysAreOn = () => {
  const [areOn, setAreOn] = useState(() => readKept('desk.keys') !== false);
  const set = (on: boolean) => {
    keep('desk.keys', on);
    setAreOn(on);
  };
  return [areOn, set] as const;
};

const isBusy = (target: EventTarget | null): boolean => isWriting(target) || isSomethingOpen();

const isWriting = (target: EventTarget | null) =>
  target instanceof Element &&
  target.closest('input:not([type=checkbox]), textarea, select, [contenteditable=true]') !== null;
