import { useCallback, useMemo, useState } from 'react';

import type { DeskThread } from '../../server/desk/contract';
import { useLazyThreadListQuery, useThreadListQuery, type ThreadFilter } from './thread-api';

/** A list of threads as far as it is loaded. Its component gets the filter as its React key. */
export const useThreads = (filter: ThreadFilter) => {
  const { currentData: page, error, isFetching, refetch } = useThreadListQuery(filter);
  const [loadNext] = useLazyThreadListQuery();
  /** By id: as they are after one changed them. They stay where they are in the list. */
  const [changed, setChanged] = useState<ReadonlyMap<string, DeskThread>>(new Map());
  const next = page?.meta.next ?? null;

  const threads = useMemo(
    () => page?.data.map((thread) => changed.get(thread.id) ?? thread),
    [page, changed]
  );
  const put = useCallback((newer: readonly DeskThread[]) => {
    setChanged((before) => new Map([...before, ...newer.map((one) => [one.id, one] as const)]));
  }, []);

  return {
    /** Undefined until the first page is there. */
    threads,
    error,
    isFetching,
    hasMore: next !== null,
    loadMore: useCallback(() => {
      if (next !== null && !isFetching) void loadNext({ ...filter, after: next });
    }, [filter, next, isFetching, loadNext]),
    refresh: () => void refetch(),
    put,
  };
};
