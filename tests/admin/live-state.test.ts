import { describe, expect, test } from 'vitest';

import {
  delayOf,
  modeOf,
  nextState,
  type LiveEvent,
  type LiveState,
} from '../../admin/live/live-state';

const off: LiveState = { kind: 'off', isRefused: false };
const after = (...events: LiveEvent[]) => events.reduce(nextState, off);

describe('the live connection', () => {
  test('is off until someone listens, and off again when nobody does', () => {
    expect(after('retry', 'ready', 'polled')).toEqual(off);
    expect(after('wanted')).toMatchObject({ kind: 'connecting' });
    for (const way of [['ready'], ['ended'], ['silent']] as const) {
      expect(after('wanted', ...way, 'unwanted')).toEqual(off);
    }
  });

  test('is live from the first words on', () => {
    expect(modeOf(after('wanted'))).toBe('off');
    expect(modeOf(after('wanted', 'ready'))).toBe('live');
    expect(after('wanted', 'ready', 'ready', 'wanted')).toEqual(after('wanted', 'ready'));
  });

  test('tries again when the stream ends, and polls when it keeps on ending', () => {
    const once = after('wanted', 'ready', 'ended');
    expect(once).toEqual({ kind: 'waiting', failures: 1 });
    const again: LiveEvent[] = ['retry', 'ready', 'ended'];
    expect(after('wanted', 'ready', 'ended', ...again)).toEqual({ kind: 'waiting', failures: 2 });
    expect(after('wanted', 'ready', 'ended', ...again, ...again)).toMatchObject({
      kind: 'polling',
    });
  });

  test('forgets failures once a stream has lasted', () => {
    const lasted = after('wanted', 'ended', 'retry', 'ended', 'retry', 'ready', 'steady');
    expect(lasted).toEqual({ kind: 'streaming', failures: 0 });
    expect(nextState(lasted, 'ended')).toEqual({ kind: 'waiting', failures: 1 });
  });

  test('polls at once where no byte passes or the token is over, and tries the stream later', () => {
    for (const event of ['silent', 'expired'] as const) {
      const polling = after('wanted', event);
      expect(modeOf(polling)).toBe('polling');
      expect(after('wanted', event, 'retry', 'ready')).toMatchObject({ kind: 'streaming' });
      // One more failure is enough to go on polling.
      expect(after('wanted', event, 'retry', 'ended')).toMatchObject({ kind: 'polling' });
    }
  });

  test('says that it hears nothing while polls fail', () => {
    const failing = after('wanted', 'silent', 'poll-failed', 'poll-failed');
    expect(failing).toEqual({ kind: 'polling', failures: 2 });
    expect(modeOf(failing)).toBe('off');
    expect(modeOf(nextState(failing, 'polled'))).toBe('polling');
  });

  test('asks no more once it is refused', () => {
    const refused = after('wanted', 'refused');
    expect(refused).toEqual({ kind: 'off', isRefused: true });
    expect(nextState(refused, 'wanted')).toBe(refused);
    expect(nextState(refused, 'retry')).toBe(refused);
  });

  test('a loose event of a connection that is over changes nothing', () => {
    const waiting = after('wanted', 'ended');
    for (const event of ['ready', 'steady', 'silent', 'ended', 'polled'] as const) {
      expect(nextState(waiting, event)).toBe(waiting);
    }
  });
});

describe('delayOf', () => {
  test('grows with each failure, to a limit, and differs between tabs', () => {
    const delays = [0, 1, 2, 3, 4, 5].map((failures) => delayOf(failures, 1_000, 0.5));
    expect(delays).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000]);
    expect(delayOf(50, 1_000, 1)).toBe(75_000);
    expect(delayOf(0, 1_000, 0)).toBe(750);
    expect(delayOf(0, 1_000, 1)).toBe(1_250);
  });
});
