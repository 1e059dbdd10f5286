import { describe, expect, test } from 'vitest';

import { queues } from '../../content-types';
import {
  filterOf,
  filtersOn,
  keyOf,
  noFilters,
  queueSearch,
  readQueueKey,
  type QueueKey,
} from '../../admin/desk/queue-key';

const read = (search: string) => readQueueKey(new URLSearchParams(search));

const filtered: QueueKey = {
  queue: 'all',
  threads: ['k3m', 'x9'],
  author: 'guest:a&b=c',
  status: 'rejected',
  rule: 'held-words',
  report: 'off-topic',
  from: '2026-03-28',
  to: '2026-03-29',
  locale: 'de-AT',
  search: 'tram & bus',
  sort: 'oldest',
};

describe('the queue in the URL', () => {
  test('is the pending one, oldest first, when nothing is said', () => {
    expect(read('')).toEqual({ queue: 'pending', ...noFilters, sort: 'oldest' });
  });

  test('starts with the newest where decisions have been taken, or as it was left', () => {
    expect(read('?queue=rejected').sort).toBe('newest');
    const left = readQueueKey(new URLSearchParams('?queue=spam'), () => 'oldest');
    expect(left.sort).toBe('oldest');
  });

  test('ignores what it does not know', () => {
    const odd =
      '?queue=__proto__&sort=upwards&threads=,&page=3&from=2026-02-30&to=1&status=x&report=&search=%20';
    expect(read(odd)).toEqual(read(''));
  });

  test('comes back as it was written', () => {
    for (const queue of queues) {
      for (const sort of ['oldest', 'newest'] as const) {
        for (const key of [filtered, { ...filtered, ...noFilters }]) {
          expect(read(queueSearch({ ...key, queue, sort }))).toEqual({ ...key, queue, sort });
        }
      }
    }
  });

  test('says only what is on', () => {
    expect(queueSearch({ queue: 'pending', threads: ['t1', 't2'] })).toBe(
      '?queue=pending&threads=t1,t2'
    );
    expect(queueSearch({ ...noFilters, queue: 'spam' })).toBe('?queue=spam');
    expect(filtersOn(read('?queue=spam'))).toEqual([]);
    expect(filtersOn(filtered)).toEqual(Object.keys(noFilters));
  });
});

describe('the filter that the server gets', () => {
  test('has whole days of where the reader is, and comes back as it was', () => {
    const filter = filterOf(filtered);
    expect(new Date(filter.from ?? '').getHours()).toBe(0);
    expect(new Date(filter.from ?? '').getDate()).toBe(28);
    // The last day is one of them.
    expect(new Date(filter.to ?? '').getDate()).toBe(30);
    expect(keyOf(filter, 'oldest')).toEqual(filtered);
  });

  test('has nothing that is off', () => {
    expect(filterOf(read('?queue=new'))).toEqual({ queue: 'new' });
  });
});
