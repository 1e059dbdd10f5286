import { expect, test } from 'vitest';

import { NewsroomError } from '../../reader/client/newsroom-error';
import { nextAttempt } from '../../reader/client/next-attempt';

const always = (share: number) => () => share;
const waits = (retry?: number) =>
  [0, 1, 2, 3, 4, 5, 6, 2_000].map((attempt) => nextAttempt({ attempt, retry }, always(1)));

test('waits up to a second at first, twice as long each time, half a minute at most', () => {
  expect(waits()).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test('begins with what the stream says, and waits no less for ever', () => {
  expect(waits(10)).toEqual([10, 20, 40, 80, 160, 320, 640, 30_000]);
  expect(waits(60_000)).toEqual(Array(8).fill(60_000));
});

test('waits for a share of that, by chance', () => {
  expect(nextAttempt({ attempt: 3 }, always(0))).toBe(0);
  expect(nextAttempt({ attempt: 3 }, always(0.25))).toBe(2_000);
});

test('waits as long as a refusal says, and then for its share', () => {
  const error = new NewsroomError('TOO_FAST', {
    message: 'Too many comments',
    status: 429,
    details: { retryAfter: 7 },
  });
  expect(nextAttempt({ attempt: 0, error }, always(0.5))).toBe(7_500);
});
