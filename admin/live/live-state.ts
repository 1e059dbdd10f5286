/** What the connection to the server's live changes is doing. `failures`: tries in a row that came
 * to nothing. */
export type LiveState =
  /** Nobody listens, the tab is hidden, or the server said no. */
  | { readonly kind: 'off'; readonly isRefused: boolean }
  /** Asked for the stream; nothing has come yet. */
  | { readonly kind: 'connecting'; readonly failures: number }
  | { readonly kind: 'streaming'; readonly failures: number }
  /** Until the next try. */
  | { readonly kind: 'waiting'; readonly failures: number }
  /** The stream does not pass: asks every few seconds instead. */
  | { readonly kind: 'polling'; readonly failures: number };

export type LiveEvent =
  /** Someone listens, and the tab is seen. */
  | 'wanted'
  | 'unwanted'
  /** The stream's first words are here. */
  | 'ready'
  /** The stream has lasted. */
  | 'steady'
  /** No byte came for too long: something between keeps them back. */
  | 'silent'
  /** The stream ended, or did not begin. */
  | 'ended'
  /** The access token is no longer good. An ordinary request gets a new one. */
  | 'expired'
  /** The user may not listen, or is logged out. */
  | 'refused'
  | 'polled'
  | 'poll-failed'
  /** It is time, or something changed that makes another try worth it. */
  | 'retry';

/** From here on the stream is held to be impossible for now. */
const mostFailures = 3;

export const nextState = (state: LiveState, event: LiveEvent): LiveState => {
  if (event === 'unwanted') return { kind: 'off', isRefused: false };
  if (event === 'refused') return { kind: 'off', isRefused: true };
  switch (state.kind) {
    case 'off':
      return event === 'wanted' && !state.isRefused ? { kind: 'connecting', failures: 0 } : state;
    case 'connecting':
      if (event === 'ready') return { ...state, kind: 'streaming' };
      if (event === 'silent' || event === 'expired') return { kind: 'polling', failures: 0 };
      return event === 'ended' ? failed(state.failures) : state;
    case 'streaming':
      if (event === 'steady') return { ...state, failures: 0 };
      return event === 'ended' || event === 'silent' ? failed(state.failures) : state;
    case 'waiting':
      return event === 'retry' ? { ...state, kind: 'connecting' } : state;
    case 'polling':
      if (event === 'retry') return { kind: 'connecting', failures: mostFailures - 1 };
      if (event === 'polled') return state.failures === 0 ? state : { ...state, failures: 0 };
      return event === 'poll-failed' ? { ...state, failures: state.failures + 1 } : state;
  }
};

const failed = (before: number): LiveState => {
  const failures = before + 1;
  return failures < mostFailures ? { kind: 'waiting', failures } : { kind: 'polling', failures: 0 };
};

/** Milliseconds until the next try: longer each time, and never at the same moment in every tab.
 * `chance` is from 0 to 1. */
export const delayOf = (failures: number, shortest: number, chance: number): number =>
  Math.min(shortest * 2 ** Math.min(failures, 6), 60_000) * (0.75 + chance / 2);

/** As a reader is told. */
export const modeOf = (state: LiveState): 'live' | 'polling' | 'off' => {
  if (state.kind === 'streaming') return 'live';
  return state.kind === 'polling' && state.failures === 0 ? 'polling' : 'off';
};
