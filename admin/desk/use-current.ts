import { useCallback, useEffect, useRef, useState } from 'react';

import { useSearchParams } from 'react-router-dom';

import type { DeskComment } from '../../server/desk/contract';
import { useStable } from '../use-stable';

/** The URL follows the keyboard at this distance, in milliseconds. */
const urlDelay = 400;

type Options = {
  readonly comments: readonly DeskComment[];
  /** Of the queue that is shown. */
  readonly search: string;
};

/**
 * The comment that keys act on. It is the one that has the focus, is named by the URL, and survives
 * being scrolled away.
 */
export const useCurrent = ({ comments, search }: Options) => {
  const [params, setParams] = useSearchParams();
  const [current, setCurrent] = useState<string | null>(() => params.get('comment'));
  // Moves when focus is to go to the current card.
  const [wanted, setWanted] = useState(0);
  const queue = useRef(search);

  useEffect(() => {
    if (queue.current === search) return;
    queue.current = search;
    setCurrent(null);
  }, [search]);

  const writeUrl = useStable((id: string | null) => {
    if ((params.get('comment') ?? null) === id) return;
    const next = new URLSearchParams(params);
    if (id === null) next.delete('comment');
    else next.set('comment', id);
    setParams(next, { replace: true });
  });
  useEffect(() => {
    const timer = setTimeout(() => writeUrl(current), urlDelay);
    return () => clearTimeout(timer);
  }, [current, writeUrl]);

  const index = comments.findIndex(({ id }) => id === current);

  /** To a comment, with the focus. */
  const go = useCallback((id: string | null) => {
    setCurrent(id);
    setWanted((count) => count + 1);
  }, []);

  const move = useStable((by: 1 | -1) => {
    const to = index < 0 ? 0 : Math.max(0, Math.min(comments.length - 1, index + by));
    const next = comments[to];
    if (next) go(next.id);
  });

  /** To the one that takes the place of `ids`, before they go; stays where it is on another. */
  const leave = useStable((ids: ReadonlySet<string>) => {
    if (current !== null && index >= 0 && !ids.has(current)) return;
    const from = index < 0 ? comments.findIndex(({ id }) => ids.has(id)) : index;
    const rest = (comment: DeskComment) => !ids.has(comment.id);
    const next = comments.slice(from).find(rest) ?? comments.slice(0, from).reverse().find(rest);
    go(next?.id ?? null);
  });

  return { current, index, wanted, setCurrent, go, move, leave };
};
