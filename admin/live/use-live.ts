import type { LiveChange, Viewer } from '../../server/live/contract';

type Live = {
  /** Others who look at comments now. */
  readonly viewers: readonly Viewer[];
  /** `off`: nothing is heard, for now or at all. */
  readonly mode: 'live' | 'polling' | 'off';
};

/** What happens to comments while one looks, one's own doing included. */
export const useLive: (onChanges: (changes: LiveChange[]) => void) => Live = () => nothing;

const nothing: Live = { viewers: [], mode: 'off' };
