import { expect, test } from 'vitest';

import { repairPhrases } from '../../admin/threads/repair';

const phrases = (...repaired: { what: string; was: number; is: number }[]) =>
  repairPhrases({ thread: 't', repaired }, (time) => new Date(time).toISOString());

test('each number of the thread is named', () => {
  expect(
    phrases(
      { what: 'approved', was: 3, is: 2 },
      { what: 'reported', was: 0, is: 1 },
      { what: 'last comment', was: 0, is: 1_000 }
    )
  ).toEqual([
    { key: 'threads.repaired.approved', values: { was: 3, is: 2 } },
    { key: 'threads.repaired.reported', values: { was: 0, is: 1 } },
    { key: 'threads.repaired.last', values: { date: '1970-01-01T00:00:01.000Z' } },
  ]);
  expect(phrases({ what: 'last comment', was: 5, is: 0 })).toEqual([
    { key: 'threads.repaired.last.none' },
  ]);
});

test('comments are counted, each once', () => {
  expect(
    phrases(
      { what: 'place of a', was: 1, is: 2 },
      { what: 'replies of a', was: 1, is: 2 },
      { what: 'reports of b', was: 1, is: 0 }
    )
  ).toEqual([{ key: 'threads.repaired.comments', values: { count: 2 } }]);
  expect(phrases()).toEqual([]);
});
