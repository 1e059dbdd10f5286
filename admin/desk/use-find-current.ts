import { useEffect, useRef } from 'react';

import type { useCurrent } from './use-current';
import type { Queue } from './use-queue';

/** A comment that the URL names is looked for in the first of these pages; further down it is not worth
 * the wait. */
const mostPages = 10;
const pageSize = 100;

type Options = { queue: Queue; current: ReturnType<typeof useCurrent> };

/** Goes to the comment that the URL named when the page was opened. */
export const useFindCurrent = ({ queue, current }: Options) => {
  const sought = useRef(current.current);
  const pages = useRef(0);
  const { page, loading, loadMore } = queue;
  const { go } = current;
  useEffect(() => {
    const id = sought.current;
    if (id === null || !page || loading !== null) return;
    const isHere = page.data.some((comment) => comment.id === id);
    if (isHere || page.meta.next === null || pages.current >= mostPages) {
      sought.current = null;
      if (isHere) go(id);
      return;
    }
    pages.current += 1;
    void loadMore(pageSize);
  }, [page, loading, loadMore, go]);
};
