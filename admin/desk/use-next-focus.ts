import { useCallback, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard where the moderator works: when the card of a decided comment goes, focus
 * moves to the one that takes its place, or to the list itself when it was the last.
 *
 * Cards carry their comment's id in `data-comment`.
 */
export const useNextFocus = (ids: readonly string[]) => {
  const list = useRef<HTMLDivElement>(null);
  const leaving = useRef<{ id: string; index: number } | null>(null);

  useEffect(() => {
    const left = leaving.current;
    if (!left || ids.includes(left.id)) return;
    leaving.current = null;
    const id = ids[Math.min(left.index, ids.length - 1)];
    const card =
      id === undefined
        ? null
        : list.current?.querySelector<HTMLElement>(`[data-comment="${CSS.escape(id)}"]`);
    (card ?? list.current)?.focus();
  }, [ids]);

  /** To be called before the card goes. */
  const leave = useCallback(
    (id: string) => {
      leaving.current = { id, index: ids.indexOf(id) };
    },
    [ids]
  );
  return { list, leave };
};
