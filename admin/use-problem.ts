import { useCallback } from 'react';

import { refusal } from './refusal';
import { useText } from './text';

/** Says in a sentence why a request failed. */
export const useProblem = () => {
  const text = useText();
  return useCallback(
    (error: unknown) => {
      const { status, message } = refusal(error);
      if (status === 403) return text('problem.forbidden');
      if (status === null) return text('problem.unreachable');
      return message ?? text('problem.unknown');
    },
    [text]
  );
};
