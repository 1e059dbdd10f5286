import { expect, test } from 'vitest';

import { relativeTime } from '../../admin/relative-time';

const now = new Date('2024-05-10T12:00:00.000Z');
const since = (iso: string) => {
  const { value, unit } = relativeTime(new Date(iso), now);
  return `${value} ${unit}`;
};

test('takes the largest unit that fits, rounded towards now', () => {
  expect(since('2024-05-10T11:59:30.000Z')).toBe('0 second');
  expect(since('2024-05-10T11:58:01.000Z')).toBe('-1 minute');
  expect(since('2024-05-10T09:30:00.000Z')).toBe('-2 hour');
  expect(since('2024-05-01T12:00:00.000Z')).toBe('-9 day');
  expect(since('2024-03-01T12:00:00.000Z')).toBe('-2 month');
  expect(since('2021-05-09T12:00:00.000Z')).toBe('-3 year');
  expect(since('2024-05-10T15:00:00.000Z')).toBe('3 hour');
});

test('says nothing of a clock that is a little ahead', () => {
  expect(since('2024-05-10T12:00:02.000Z')).toBe('0 second');
  expect(Object.is(relativeTime(new Date('2024-05-10T12:00:02.000Z'), now).value, 0)).toBe(true);
});
