import { describe, expect, test } from 'vitest';

import { queueSearch, readQueueKey } from '../../admin/desk/queue-key';

const read = (search: string) => readQueueKey(new URLSearchParams(search));

describe('the queue in the URL', () => {
  test('is the pending one, oldest first, when nothing is said', () => {
    expect(read('')).toEqual({ status: 'pending', thread: null, sort: 'oldest' });
  });

  test('starts with the newest where decisions have been taken', () => {
    expect(read('?status=rejected').sort).toBe('newest');
  });

  test('ignores what it does not know', () => {
    expect(read('?status=__proto__&sort=upwards&thread=&page=3')).toEqual(read(''));
  });

  test('comes back as it was written', () => {
    for (const status of ['pending', 'approved', 'rejected', 'spam'] as const) {
      for (const sort of ['oldest', 'newest'] as const) {
        for (const thread of [null, 'k3m&a=b']) {
          const key = { status, sort, thread };
          expect(read(queueSearch(key))).toEqual(key);
        }
      }
    }
  });

  test('says only what is unusual', () => {
    expect(queueSearch({ status: 'pending', thread: 't1' })).toBe('?thread=t1&status=pending');
    expect(queueSearch({ status: 'spam', sort: 'newest' })).toBe('?status=spam');
    expect(queueSearch({ status: 'spam', sort: 'oldest' })).toBe('?status=spam&sort=oldest');
  });
});
