import { describe, expect, test } from 'vitest';

import { appendPage, putBack, replace, takeOut } from '../../admin/desk/queue-page';
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

const refused = { to: 'approved', status: 'pending', sort: 'oldest' } as const;

describe('a comment that is decided on', () => {
  test('is taken out, and counted where it goes', () => {
    const left = takeOut(page([a, b, c]), b, 'approved');
    expect(ids(left)).toEqual(['a', 'c']);
    expect(left.meta.counts).toMatchObject({ approved: 6, pending: 2 });
    expect(takeOut(left, b, 'approved')).toEqual(left);
  });

  test('comes back where it was when the decision is refused, in either order', () => {
    for (const one of [a, b, c]) {
      const oldest = page([a, b, c]);
      expect(putBack(takeOut(oldest, one, 'approved'), one, refused)).toEqual(oldest);
      const newest = page([c, b, a]);
      const left = takeOut(newest, one, 'approved');
      expect(putBack(left, one, { ...refused, sort: 'newest' })).toEqual(newest);
    }
    expect(putBack(page([a, b, c]), b, refused)).toEqual(page([a, b, c]));
  });

  test('finds its place when several were taken out and come back in any order', () => {
    const emptied = [a, b, c].reduce((left, one) => takeOut(left, one, 'spam'), page([a, b, c]));
    const back = { ...refused, to: 'spam' } as const;
    expect([b, c, a].reduce((left, one) => putBack(left, one, back), emptied)).toEqual(
      page([a, b, c])
    );
  });

  test('is counted where someone else put it', () => {
    const back = putBack(takeOut(page([a]), a, 'spam'), a, {
      to: 'spam',
      status: 'approved',
      sort: 'oldest',
    });
    expect(ids(back)).toEqual(['a']);
    expect(back.meta.counts).toMatchObject({ approved: 6, pending: 2, spam: 0 });
  });

  test('breaks ties in time by id', () => {
    const [x, y] = [comment('x', a.createdAt), comment('y', a.createdAt)];
    expect(ids(putBack(page([y]), x, refused))).toEqual(['x', 'y']);
    expect(ids(putBack(page([x]), y, { ...refused, sort: 'newest' }))).toEqual(['y', 'x']);
  });

  test('is replaced when it stays, and counted where it came from', () => {
    const before = { ...b, status: 'approved' as const };
    const after = { ...b, revision: 3, author: { ...b.author, name: 'Berta' } };
    const changed = replace(page([a, b, c]), before, after);
    expect(changed.data.map(({ author }) => author.name)).toEqual(['Ana', 'Berta', 'Ana']);
    expect(changed.meta.counts).toMatchObject({ approved: 4, pending: 4 });
    expect(replace(changed, before, after)).toEqual(changed);
    expect(replace(page([a]), before, after)).toEqual(page([a]));
  });
});
