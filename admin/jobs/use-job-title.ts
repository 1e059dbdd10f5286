import { useCallback } from 'react';

import { useText, type MessageKey } from '../text';

const titles: Readonly<Record<string, MessageKey>> = {
  purge: 'jobs.title.purge',
  'clear-limits': 'jobs.title.clear-limits',
  'clear-viewers': 'jobs.title.clear-viewers',
};

/** What a job does, in words; its name where there are none. */
export const useJobTitle = () => {
  const text = useText();
  return useCallback(
    (name: string) => {
      const title = titles[name];
      return title ? text(title) : name;
    },
    [text]
  );
};
