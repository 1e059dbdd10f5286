import { describe, expect, test } from 'vitest';

import {
  appendPage,
  withComment,
  withMovedCount,
  withoutComment,
} from '../../admin/desk/queue-page';
import type { DeskComment, QueuePage } from '../../server/desk/contract';

const comment = (id: string, createdAt: string, author = 'Ana'): DeskComment => ({
  id,
  status: 'pending',
  revision: 1,
  body: 'Text',
  html: '<p>Text</p>',
  createdAt,
  editedAt: null,
  reviewedAt: null,
  author: {
    kind: 'guest',
    key: 'guest:1',
    name: author,
    counts: { approved: 0, pending: 1, rejected: 0, spam: 0, deleted: 0 },
  },
  thread: {
    id: 't1',
    title: 'Title',
    subjectUid: 'plugin::newsroom.article',
    subjectDocumentId: 'a1',
    published: true,
    open: true,
  },
  parent: null,
  signals: [],
  reportCount: 0,
  replyCount: 0,
});

const a = comment('a', '2024-05-01T10:00:00.000Z');
const b = comment('b', '2024-05-01T11:00:00.000Z');
const c = comment('c', '2024-05-01T12:00:00.000Z');
const page = (data: DeskComment[], next: string | null = null): QueuePage => ({
  data,
  meta: {
    next,
    counts: { approved: 5, pending: 3, rejected: 0, spam: 0, deleted: 0 },
    thread: null,
  },
});
const ids = ({ data }: QueuePage) => data.map(({ id }) => id);

describe('appendPage', () => {
  test('puts the next page below, with its cursor and counts', () => {
    const grown = appendPage(page([a], 'x'), page([b, c], 'y'));
    expect(ids(grown)).toEqual(['a', 'b', 'c']);
    expect(grown.meta.next).toBe('y');
  });

  test('shows nothing twice', () => {
    expect(ids(appendPage(page([a, b]), page([b, c])))).toEqual(['a', 'b', 'c']);
  });
});

describe('a decision taken back', () => {
  test('puts the comment where it was, in either order', () => {
    for (const one of [a, b, c]) {
      const oldest = page([a, b, c]);
      expect(ids(withComment(withoutComment(oldest, one.id), one, 'oldest'))).toEqual(ids(oldest));
      const newest = page([c, b, a]);
      expect(ids(withComment(withoutComment(newest, one.id), one, 'newest'))).toEqual(ids(newest));
    }
  });

  test('finds its place when several were taken out and come back in any order', () => {
    const emptied = [a, b, c].reduce((left, { id }) => withoutComment(left, id), page([a, b, c]));
    const refilled = [b, c, a].reduce((left, one) => withComment(left, one, 'oldest'), emptied);
    expect(ids(refilled)).toEqual(['a', 'b', 'c']);
  });

  test('breaks ties in time by id', () => {
    const [x, y] = [comment('x', a.createdAt), comment('y', a.createdAt)];
    expect(ids(withComment(page([y]), x, 'oldest'))).toEqual(['x', 'y']);
    expect(ids(withComment(page([x]), y, 'newest'))).toEqual(['y', 'x']);
  });

  test('replaces an older copy', () => {
    const renamed = comment('b', b.createdAt, 'Berta');
    const { data } = withComment(page([a, b, c]), renamed, 'oldest');
    expect(data.map(({ author }) => author.name)).toEqual(['Ana', 'Berta', 'Ana']);
  });
});

describe('withMovedCount', () => {
  test('moves one, and back', () => {
    const moved = withMovedCount(page([]), 'pending', 'approved');
    expect(moved.meta.counts).toMatchObject({ approved: 6, pending: 2 });
    expect(withMovedCount(moved, 'approved', 'pending')).toEqual(page([]));
  });

  test('changes nothing for a comment that stays, and never counts below zero', () => {
    expect(withMovedCount(page([]), 'pending', 'pending')).toEqual(page([]));
    expect(withMovedCount(page([]), 'spam', 'approved').meta.counts.spam).toBe(0);
  });
});
