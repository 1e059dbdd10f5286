import { expect, test } from 'vitest';

import { timeLeft } from '../../../reader/element/texts';

test('what is left is minutes and seconds, with hours where there are some', () => {
  const in_ = (seconds: number) => timeLeft(Date.now() + seconds * 1_000);
  expect([272, 59, 600, 3_725].map(in_)).toEqual(['4:32', '0:59', '10:00', '1:02:05']);
  expect([0, -5].map(in_)).toEqual([null, null]);
  expect(timeLeft('no date')).toBeNull();
});
