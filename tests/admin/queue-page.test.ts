import { describe, expect, test } from 'vitest';

import { noFilters } from '../../admin/desk/queue-key';
import {
  appendPage,
  isStillIn,
  putBack,
  queuesAfter,
  recount,
  replace,
  takeOut,
} from '../../admin/desk/queue-page';
import type { DeskComment, QueuePage } from '../../server/desk/contract';

const comment = (id: string, createdAt: string, author = 'Ana'): DeskComment => ({
  id,
  status: 'pending',
  revision: 1,
  body: 'Text',
  html: '<p>Text</p>',
  locale: null,
  pinned: false,
  createdAt,
  editedAt: null,
  reviewedAt: null,
  author: {
    kind: 'guest',
    key: 'guest:1',
    name: author,
    url: null,
    counts: { approved: 0, pending: 1, rejected: 0, spam: 0, deleted: 0 },
    firstSeenAt: null,
    sanction: null,
  },
  thread: {
    id: 't1',
    title: 'Title',
    subjectUid: 'plugin::newsroom.article',
    subjectDocumentId: 'a1',
    published: true,
    open: true,
    publicUrl: null,
  },
  root: id,
  depth: 0,
  parent: null,
  signals: [],
  decision: null,
  reportCount: 0,
  reports: [],
  replyCount: 0,
  queues: ['pending', 'all'],
});

const a = comment('a', '2024-05-01T10:00:00.000Z');
const b = comment('b', '2024-05-01T11:00:00.000Z');
const c = comment('c', '2024-05-01T12:00:00.000Z');
const counts = { pending: 3, reported: 1, new: 2, approved: 5, rejected: 0, spam: 0, all: 8 };
const page = (data: DeskComment[], next: string | null = null): QueuePage => ({
  data,
  meta: { next, counts, searchedBy: null },
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

describe('a comment that leaves', () => {
  test('comes back where it was, in either order', () => {
    for (const one of [a, b, c]) {
      const oldest = page([a, b, c]);
      expect(putBack(takeOut(oldest, one.id), one, 'oldest')).toEqual(oldest);
      const newest = page([c, b, a]);
      expect(putBack(takeOut(newest, one.id), one, 'newest')).toEqual(newest);
    }
    expect(putBack(page([a, b, c]), b, 'oldest')).toEqual(page([a, b, c]));
  });

  test('finds its place when several left and come back in any order', () => {
    const emptied = [a, b, c].reduce((left, { id }) => takeOut(left, id), page([a, b, c]));
    expect(ids(emptied)).toEqual([]);
    expect([b, c, a].reduce((left, one) => putBack(left, one, 'oldest'), emptied)).toEqual(
      page([a, b, c])
    );
  });

  test('breaks ties in time by id', () => {
    const [x, y] = [comment('x', a.createdAt), comment('y', a.createdAt)];
    expect(ids(putBack(page([y]), x, 'oldest'))).toEqual(['x', 'y']);
    expect(ids(putBack(page([x]), y, 'newest'))).toEqual(['y', 'x']);
  });
});

test('a comment that stays is replaced in its place', () => {
  const after = { ...b, revision: 3, author: { ...b.author, name: 'Berta' } };
  const changed = replace(page([a, b, c]), after);
  expect(changed.data.map(({ author }) => author.name)).toEqual(['Ana', 'Berta', 'Ana']);
  expect(replace(page([a]), after)).toEqual(page([a]));
});

describe('the numbers', () => {
  test('move from the queues that a comment leaves to those it comes to', () => {
    const { meta } = recount(page([]), ['approved', 'reported', 'new', 'all'], ['spam', 'all']);
    expect(meta.counts).toEqual({ ...counts, approved: 4, reported: 0, new: 1, spam: 1 });
  });

  test('stay many where they are only known to be many, and never fall below none', () => {
    const many = { ...page([]), meta: { ...page([]).meta, counts: { ...counts, pending: 1001 } } };
    expect(recount(many, ['pending'], ['spam']).meta.counts.pending).toBe(1001);
    expect(recount(many, ['spam'], ['pending']).meta.counts).toMatchObject({
      pending: 1001,
      spam: 0,
    });
  });
});

test('a decision takes a comment out of the queues of before, and out of a filter on its status', () => {
  const key = { ...noFilters, queue: 'reported', sort: 'newest' } as const;
  const kept = { status: 'approved', queues: queuesAfter('approved') } as const;
  expect(isStillIn(key, kept)).toBe(false);
  expect(isStillIn({ ...key, queue: 'approved' }, kept)).toBe(true);
  expect(isStillIn({ ...key, queue: 'all' }, kept)).toBe(true);
  expect(isStillIn({ ...key, queue: 'all', status: 'pending' }, kept)).toBe(false);
});
