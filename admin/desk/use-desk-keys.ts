import { useState, type RefObject } from 'react';

import { queues } from '../../content-types';
import type { DeskComment } from '../../server/desk/contract';
import { targetsOf, type Target } from '../comments/DecisionButtons';
import type { QueueKey } from './queue-key';
import type { Desk } from './use-desk';
import { useKeys, useKeysAreOn, type Commands } from './use-keys';

type Options = {
  readonly desk: Desk;
  readonly canModerate: boolean;
  readonly onGo: (change: Partial<QueueKey>) => void;
  readonly searchBox: RefObject<HTMLInputElement>;
};

/** What each key does, for what one may do. Those that decide act on what is selected, where something
 * is. */
export const useDeskKeys = ({ desk, canModerate, onGo, searchBox }: Options) => {
  const [areOn, switchOn] = useKeysAreOn();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const { comments, current, selection, decisions, actions } = desk;
  const shown = comments[current.index];

  const onCurrent = (work: (comment: DeskComment) => void) => () => {
    if (shown) work(shown);
  };
  const decide = (to: Target) => () => {
    if (selection.count > 0) desk.choose({ kind: 'selected' }, to);
    else if (shown && !decisions.told.has(shown.id) && canGo(shown, to))
      actions.onChoose(shown, to);
  };

  const toModerate = {
    approved: decide('approved'),
    rejected: decide('rejected'),
    spam: decide('spam'),
    pending: decide('pending'),
    deleted: decide('deleted'),
    undo: () => void decisions.undo(),
    select: onCurrent(({ id }) => actions.onSelect(id, false)),
    range: onCurrent(({ id }) => actions.onSelect(id, true)),
    clear: selection.clear,
    edit: onCurrent((comment) => actions.onAct(comment, 'edit')),
    reply: onCurrent((comment) => actions.onAct(comment, 'reply')),
    pin: onCurrent((comment) => actions.onAct(comment, 'pin')),
  };
  const commands: Commands = {
    next: () => current.move(1),
    previous: () => current.move(-1),
    conversation: onCurrent((comment) => actions.onAct(comment, 'conversation')),
    history: onCurrent((comment) => actions.onAct(comment, 'history')),
    author: onCurrent(({ author }) => author.key !== null && actions.onAuthor(author.key)),
    search: () => searchBox.current?.focus(),
    queue: (number) => onGo({ queue: queues[number - 1] ?? 'pending' }),
    help: () => setIsHelpOpen(true),
    ...(canModerate && toModerate),
  };
  useKeys(commands, areOn);

  return {
    commands,
    areOn,
    switchOn,
    isHelpOpen,
    openHelp: () => setIsHelpOpen(true),
    closeHelp: () => setIsHelpOpen(false),
  };
};

export type DeskKeys = ReturnType<typeof useDeskKeys>;

const canGo = (comment: DeskComment, to: Target): boolean =>
  comment.status !== 'deleted' &&
  (to === 'deleted' || targetsOf(comment).some((target) => target === to));
