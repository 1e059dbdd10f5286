import { describe, expect, test } from 'vitest';

import { batchOf } from '../../admin/threads/batch-of';

describe('batchOf', () => {
  test('is the same for every row of a page, in whatever order the rows stand', () => {
    const page = ['c', 'a', 'b'];
    for (const id of page) expect(batchOf(page, id)).toEqual(['a', 'b', 'c']);
    expect(batchOf(['b', 'c', 'a'], 'a')).toEqual(batchOf(page, 'b'));
  });

  test('names a document once', () => {
    expect(batchOf(['a', 'b', 'a'], 'b')).toEqual(['a', 'b']);
  });

  test('never names more than 100, and each row stands in its own batch', () => {
    const page = Array.from({ length: 250 }, (_, index) => `id${index}`);
    const batches = new Set(page.map((id) => batchOf(page, id).join()));
    expect(batches.size).toBe(3);
    for (const id of page) {
      expect(batchOf(page, id)).toContain(id);
      expect(batchOf(page, id).length).toBeLessThanOrEqual(100);
    }
  });

  test('is empty for a row that is not on the page', () => {
    expect(batchOf(['a'], 'x')).toEqual([]);
    expect(batchOf([], 'x')).toEqual([]);
  });
});
