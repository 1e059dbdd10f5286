import type { LiveChange, Viewer } from '../../server/live/contract';

/** How changes arrive: by a stream, by asking again and again, or not at all. */
export type LiveMode = 'live' | 'polling' | 'off';

/** Hears of what happens to comments while the component is there. `onChanges` may change between
 * renders. */
export const useLive = (
  _onChanges: (changes: LiveChange[]) => void
): { viewers: readonly Viewer[]; mode: LiveMode } => nothing;

const nothing = { viewers: [], mode: 'off' } as const;
