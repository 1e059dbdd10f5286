import { useCallback } from 'react';

import { useLazyQueueQuery, useQueueQuery } from './desk-api';
import type { QueueKey } from './queue-key';

/** What has been loaded of one queue. Its component gets the queue as its React key, so that
 * another queue starts afresh. */
export const useQueue = (key: QueueKey) => {
  const { currentData: page, error, isFetching, refetch } = useQueueQuery(key);
  const [loadNext] = useLazyQueueQuery();
  const next = page?.meta.next ?? null;

  const loadMore = useCallback(() => {
    if (next !== null && !isFetching) void loadNext({ ...key, after: next });
  }, [key, next, isFetching, loadNext]);

  return {
    /** Undefined until the first page is there. */
    page,
    error,
    isFetching,
    hasMore: next !== null,
    loadMore,
    refresh: () => void refetch(),
  };
};
