import { useCallback } from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { ChangedMeanwhile, Decide, DeskComment } from '../../server/desk/contract';
import { isRecord } from '../answer';
import { refusal } from '../refusal';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useDecideAloneMutation } from './conversation-api';

export type Outcome =
  | { readonly kind: 'decided'; readonly comment: DeskComment }
  /** Nothing was written: it is no longer what was seen. */
  | { readonly kind: 'changed'; readonly changed: ChangedMeanwhile }
  | { readonly kind: 'failed' };

/** Decides on one comment, outside a queue, and says what came of it. */
export const useDecideAlone = () => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [send, { isLoading }] = useDecideAloneMutation();

  const decide = useCallback(
    async (comment: DeskComment, choice: Omit<Decide, 'revision'>): Promise<Outcome> => {
      const { name } = comment.author;
      try {
        const { data } = await send({ comment, choice }).unwrap();
        toggleNotification({
          type: 'success',
          message: text('conversation.decided', { name, to: choice.to }),
        });
        return { kind: 'decided', comment: data };
      } catch (error) {
        const changed = changedOf(error);
        toggleNotification(
          changed
            ? { type: 'warning', message: text('conversation.changed', { name }) }
            : { type: 'danger', message: text('conversation.failed', { problem: problem(error) }) }
        );
        return changed ? { kind: 'changed', changed } : { kind: 'failed' };
      }
    },
    [send, text, problem, toggleNotification]
  );
  return { decide, isDeciding: isLoading };
};

/** What someone else did meanwhile, where that is why something was refused. */
export const changedOf = (error: unknown): ChangedMeanwhile | null => {
  const { code, details } = refusal(error);
  return code === 'CHANGED_MEANWHILE' && isChanged(details) ? details : null;
};

const isChanged = (details: Readonly<Record<string, unknown>>): details is ChangedMeanwhile =>
  isRecord(details.comment) && typeof details.comment.id === 'string';
