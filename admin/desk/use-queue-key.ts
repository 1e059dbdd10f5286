import { useCallback, useMemo } from 'react';

import { useSearchParams } from 'react-router-dom';

import type { Queue } from '../../content-types';
import type { QueueSort } from '../../server/desk/contract';
import { isRecord } from '../answer';
import { keep, readKept } from './kept';
import { queueSearch, readQueueKey, usualSort, type QueueKey } from './queue-key';

const kept = 'desk.sort';

/** In which order this browser last showed a queue. */
const sortOf = (queue: Queue): QueueSort => {
  const sorts = readKept(kept);
  const sort = isRecord(sorts) ? sorts[queue] : null;
  return sort === 'oldest' || sort === 'newest' ? sort : usualSort(queue);
};

const keepSort = (queue: Queue, sort: QueueSort) => {
  const sorts = readKept(kept);
  keep(kept, { ...(isRecord(sorts) && sorts), [queue]: sort });
};

/** The queue that the URL names, and how to go to another. */
export const useQueueKey = () => {
  const [params, setParams] = useSearchParams();
  const key = useMemo(() => readQueueKey(params, sortOf), [params]);
  // The comment in the URL moves with each step of the keyboard: the key must not.
  const search = queueSearch(key);
  const stable = useMemo(() => readQueueKey(new URLSearchParams(search)), [search]);

  const go = useCallback(
    (change: Partial<QueueKey>) => {
      if (change.sort) keepSort(change.queue ?? stable.queue, change.sort);
      const next = { ...stable, ...change };
      // Another queue has an order of its own.
      const sort = change.queue && !change.sort ? sortOf(change.queue) : next.sort;
      setParams(queueSearch({ ...next, sort }));
    },
    [stable, setParams]
  );
  return { key: stable, search, go };
};
