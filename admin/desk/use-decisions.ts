import { useCallback, useState } from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { ChangedMeanwhile, DeskComment } from '../../server/desk/contract';
import { isRecord } from '../answer';
import { refusal } from '../refusal';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useDecideMutation, type Choice } from './desk-api';
import type { QueueKey } from './queue-key';

/** What became of a comment that someone else changed: the moderator is told, then chooses to see
 * it as it is now, or to have it taken off the list. */
export type Change =
  | { readonly kind: 'told'; readonly changed: ChangedMeanwhile }
  | { readonly kind: 'shown'; readonly comment: DeskComment }
  | { readonly kind: 'dismissed' };

/** Takes decisions in one queue and says what came of them. `changes` is keyed by comment. */
export const useDecisions = (queue: QueueKey) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [send] = useDecideMutation();
  const [changes, setChanges] = useState<ReadonlyMap<string, Change>>(new Map());

  const setChange = useCallback((id: string, change: Change | null) => {
    setChanges((known) => {
      const others = [...known].filter(([one]) => one !== id);
      return new Map(change ? [...others, [id, change]] : others);
    });
  }, []);

  const decide = useCallback(
    async (comment: DeskComment, choice: Choice) => {
      const name = comment.author.name;
      try {
        await send({ queue, comment, choice }).unwrap();
        setChange(comment.id, null);
        toggleNotification({ type: 'success', message: text(`decided.${choice.to}`, { name }) });
      } catch (error) {
        const { code, details } = refusal(error);
        if (code === 'CHANGED_MEANWHILE' && isChanged(details)) {
          setChange(comment.id, { kind: 'told', changed: details });
          toggleNotification({ type: 'warning', message: text('decided.changed', { name }) });
        } else {
          const message = text('decided.failed', { name, problem: problem(error) });
          toggleNotification({ type: 'danger', message });
        }
      }
    },
    [queue, send, setChange, text, problem, toggleNotification]
  );

  return { decide, changes, setChange };
};

const isChanged = (details: Readonly<Record<string, unknown>>): details is ChangedMeanwhile =>
  isRecord(details.comment) && typeof details.comment.id === 'string';
