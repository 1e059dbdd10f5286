import { useCallback, useEffect, useRef, useState } from 'react';

import type { DeskComment, QueuePage } from '../../server/desk/contract';
import { useStable } from '../use-stable';
import { useLazyQueueQuery } from './desk-api';
import { appendPage } from './queue-page';
import { filterOf, type QueueKey } from './queue-key';

/** Comments asked for at once. */
const pageSize = 25;

type State = {
  /** Which queue this is of. */
  readonly search: string;
  /** Undefined until the first page is there. */
  readonly page: QueuePage | undefined;
  readonly error: unknown;
  readonly loading: 'first' | 'more' | null;
};

type Recipe = (page: QueuePage) => QueuePage;

/**
 * What has been loaded of one queue. It is changed at once by what moderators do, and grows by pages;
 * an answer that is older than what is known of a comment does not bring it back.
 */
export const useQueue = (key: QueueKey, search: string) => {
  const [askForPage] = useLazyQueueQuery();
  const [askForCounts] = useLazyQueueQuery();
  const [state, setState] = useState<State>(() => begin(search));
  // Revisions that have been decided on here: a page that still has them is behind.
  const left = useRef(new Map<string, number>());
  const shown = state.search === search ? state : begin(search);

  const load = useStable(async (after: string | null, limit: number = pageSize) => {
    const of = search;
    const loading = after === null ? 'first' : 'more';
    setState((now) => ({ ...(now.search === of ? now : begin(of)), error: null, loading }));
    try {
      const answer = await askForPage({
        filter: filterOf(key),
        sort: key.sort,
        limit,
        ...(after !== null && { after }),
      }).unwrap();
      const page = { ...answer, data: answer.data.filter(isNews(left.current)) };
      setState((now) =>
        now.search === of
          ? {
              ...now,
              page: after !== null && now.page ? appendPage(now.page, page) : page,
              loading: null,
            }
          : now
      );
      return page;
    } catch (error) {
      setState((now) => (now.search === of ? { ...now, error, loading: null } : now));
      return null;
    }
  });

  useEffect(() => {
    left.current.clear();
    void load(null);
  }, [search, load]);

  /** Changes what is shown of the queue `of`; nothing, if another one is shown by now. */
  const change = useCallback((of: string, recipe: Recipe) => {
    setState((now) => (now.search === of && now.page ? { ...now, page: recipe(now.page) } : now));
  }, []);

  const loadMore = useStable((limit: number = pageSize) => {
    const next = shown.page?.meta.next;
    return next && shown.loading === null ? load(next, limit) : Promise.resolve(null);
  });

  /** Only the numbers. */
  const refreshCounts = useStable(async () => {
    const of = search;
    try {
      const { threads } = filterOf(key);
      const { meta } = await askForCounts({
        // What is filtered besides does not bear on them.
        filter: { queue: key.queue, ...(threads && { threads }) },
        sort: key.sort,
        limit: 1,
      }).unwrap();
      change(of, (page) => ({ ...page, meta: { ...page.meta, counts: meta.counts } }));
    } catch {
      // They stay as they are; the next change asks again.
    }
  });

  /** Until `stay`, answers that have this revision or an older one do not show the comment. */
  const leave = useCallback(({ id, revision }: DeskComment) => {
    left.current.set(id, revision);
  }, []);
  const stay = useCallback((id: string) => {
    left.current.delete(id);
  }, []);
  const hasLeft = useCallback(
    (id: string, revision: number) => revision <= (left.current.get(id) ?? 0),
    []
  );

  return {
    page: shown.page,
    error: shown.error,
    loading: shown.loading,
    hasMore: Boolean(shown.page?.meta.next),
    loadMore,
    refresh: useStable(() => load(null)),
    refreshCounts,
    change,
    leave,
    stay,
    hasLeft,
  };
};

export type Queue = ReturnType<typeof useQueue>;

const begin = (search: string): State => ({
  search,
  page: undefined,
  error: null,
  loading: 'first',
});

const isNews =
  (left: ReadonlyMap<string, number>) =>
  ({ id, revision }: DeskComment): boolean =>
    revision > (left.get(id) ?? 0);
