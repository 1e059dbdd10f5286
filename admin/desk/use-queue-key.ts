import { useCallback, useMemo } from 'react';

import { useSearchParams } from 'react-router-dom';

import { queueSearch, readQueueKey, type QueueKey } from './queue-key';

/** The queue that the URL names, and how to go to another. */
export const useQueueKey = () => {
  const [search, setSearch] = useSearchParams();
  const key = useMemo(() => readQueueKey(search), [search]);
  const go = useCallback(
    (change: Partial<QueueKey>) => setSearch(queueSearch({ ...key, ...change })),
    [key, setSearch]
  );
  return { key, go };
};
