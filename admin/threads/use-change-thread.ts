import { useCallback } from 'react';

import { useNotification } from '@strapi/strapi/admin';

import type { ChangeThread, DeskThread } from '../../server/desk/contract';
import { useText, type MessageKey } from '../text';
import { useProblem } from '../use-problem';
import { useChangeThreadMutation } from './thread-api';

/** Changes one thread and says what came of it. Answers with the thread, or null where it stays as
 * it was. */
export const useChangeThread = () => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [send, { isLoading }] = useChangeThreadMutation();

  const change = useCallback(
    async (id: string, wanted: ChangeThread, done: MessageKey): Promise<DeskThread | null> => {
      try {
        const thread = await send({ id, change: wanted }).unwrap();
        toggleNotification({ type: 'success', message: text(done) });
        return thread;
      } catch (error) {
        const message = text('panel.failed', { problem: problem(error) });
        toggleNotification({ type: 'danger', message });
        return null;
      }
    },
    [send, text, problem, toggleNotification]
  );
  return { change, isChanging: isLoading };
};
