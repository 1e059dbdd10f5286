import { useCallback, useRef, useState } from 'react';

import type { DeskComment } from '../../server/desk/contract';
import { useStable } from '../use-stable';

/** Comments chosen one by one, or whatever fits the filter. */
type Selection =
  | { readonly kind: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'matching'; readonly count: number };

const none: Selection = { kind: 'some', ids: new Set() };

/** What a bulk decision is to be taken on. `selected` are those among the comments that are loaded. */
export const useSelection = (comments: readonly DeskComment[]) => {
  const [selection, setSelection] = useState<Selection>(none);
  const anchor = useRef<string | null>(null);

  const isSelected = (id: string) => selection.kind === 'matching' || selection.ids.has(id);
  const selected = comments.filter(({ id }) => isSelected(id));

  /** `isRange`: and all between it and the one that was touched last. */
  const toggle = useStable((id: string, isRange: boolean) => {
    const known =
      selection.kind === 'some' ? selection.ids : new Set(selected.map((one) => one.id));
    const from = comments.findIndex((one) => one.id === anchor.current);
    const to = comments.findIndex((one) => one.id === id);
    const ids = new Set(known);
    if (isRange && from >= 0 && to >= 0) {
      for (const one of comments.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(one.id);
    } else if (!ids.delete(id)) ids.add(id);
    anchor.current = id;
    setSelection({ kind: 'some', ids });
  });

  const selectLoaded = useStable(() =>
    setSelection({ kind: 'some', ids: new Set(comments.map(({ id }) => id)) })
  );
  const selectMatching = useCallback(
    (count: number) => setSelection({ kind: 'matching', count }),
    []
  );
  const clear = useCallback(() => {
    anchor.current = null;
    setSelection(none);
  }, []);

  return {
    selected,
    isSelected,
    /** Null where they have been chosen one by one. */
    matching: selection.kind === 'matching' ? selection.count : null,
    count: selection.kind === 'matching' ? selection.count : selected.length,
    areAllLoaded: comments.length > 0 && selected.length === comments.length,
    toggle,
    selectLoaded,
    selectMatching,
    clear,
  };
};

export type SelectionOf = ReturnType<typeof useSelection>;
