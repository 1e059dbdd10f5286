import { useCallback, useLayoutEffect, useRef } from 'react';

/** The same function through all renders, which does what the latest one would: for those who must
 * not be drawn anew with every change. Not to be called while drawing. */
export const useStable = <Args extends unknown[], Result>(
  latest: (...args: Args) => Result
): ((...args: Args) => Result) => {
  const current = useRef(latest);
  useLayoutEffect(() => {
    current.current = latest;
  });
  return useCallback((...args: Args) => current.current(...args), []);
};
