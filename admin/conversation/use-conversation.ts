import { useCallback, useMemo, useState } from 'react';

import type { DeskComment } from '../../server/desk/contract';
import { useLive } from '../live/use-live';
import { useConversationQuery, useLazyConversationQuery } from './conversation-api';

/** The conversation that a comment stands in, as far as it is loaded, with what one did to it. */
export const useConversation = (asked: DeskComment) => {
  const { currentData, error, isFetching, refetch } = useConversationQuery({ id: asked.id });
  const [loadNext] = useLazyConversationQuery();
  /** By id: newer than what was loaded. */
  const [own, setOwn] = useState<ReadonlyMap<string, DeskComment>>(new Map());
  const [hasNews, setHasNews] = useState(false);
  const next = currentData?.meta.next ?? null;

  const comments = useMemo(() => {
    const loaded = currentData ? [...currentData.meta.ancestors, ...currentData.data] : [];
    const all = new Map([...loaded, ...own.values()].map((comment) => [comment.id, comment]));
    for (const comment of loaded) {
      const mine = own.get(comment.id);
      if (mine && mine.revision < comment.revision) all.set(comment.id, comment);
    }
    return [...all.values()];
  }, [currentData, own]);

  const { viewers } = useLive((changes) => {
    const news = changes.some(({ comment, thread, what, revision }) => {
      if (thread !== asked.thread.id) return false;
      const known = comments.find(({ id }) => id === comment);
      return known ? revision > known.revision || what === 'removed' : what === 'created';
    });
    if (news) setHasNews(true);
  });

  const put = useCallback((...changed: DeskComment[]) => {
    setOwn((before) => new Map([...before, ...changed.map((one) => [one.id, one] as const)]));
  }, []);
  const refresh = useCallback(() => {
    setHasNews(false);
    setOwn(new Map());
    void refetch();
  }, [refetch]);

  return {
    /** Empty until the first page is there. */
    comments,
    isLoaded: currentData !== undefined,
    error,
    isFetching,
    hasMore: next !== null,
    hasNews,
    viewers,
    loadMore: () => void (next !== null && loadNext({ id: asked.id, after: next })),
    refresh,
    put,
  };
};
