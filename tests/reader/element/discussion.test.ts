import { describe, expect, test } from 'vitest';

import type { CommentsAnswer, OwnComment, PublicComment } from '../../../reader/contracts';
import { Discussion, type Branch } from '../../../reader/element/discussion';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString();

const comment = (
  id: string,
  minute: number,
  given: Partial<PublicComment> = {}
): PublicComment => ({
  ...{ id, status: 'approved', html: id, createdAt: at(minute), editedAt: null, parent: null },
  ...{ depth: 0, replyCount: 0, score: 0, pinned: false },
  author: { name: 'Ann', url: null, kind: 'guest', isSubjectAuthor: false },
  ...given,
});

const own = (id: string, minute: number, given: Partial<OwnComment> = {}): OwnComment => ({
  ...{ id, status: 'pending', reason: 'review', note: null, body: id, html: id },
  author: { name: 'Me', url: null, kind: 'guest', isSubjectAuthor: false },
  ...{ createdAt: at(minute), editedAt: null, parent: null, depth: 0, editableUntil: null },
  ...given,
});

const page = (
  data: PublicComment[],
  meta: Partial<CommentsAnswer['meta']> = {}
): CommentsAnswer => ({
  data,
  meta: {
    ...{ commentCount: data.length, next: null, open: true, version: 1 },
    ...{ own: [], editable: [], votes: {}, mine: [] },
    ...meta,
  },
});

const outline = (branches: readonly Branch[]): string =>
  branches
    .map(({ comment: { id }, replies }) => (replies.length ? `${id}(${outline(replies)})` : id))
    .join(' ');

const read = (data: PublicComment[], meta?: Partial<CommentsAnswer['meta']>) => {
  const discussion = new Discussion('newest');
  discussion.takePage(page(data, meta));
  return discussion;
};

describe('a discussion', () => {
  test('puts each comment below its parent, pinned ones first, replies oldest first', () => {
    const a = comment('a', 1, {
      replyCount: 3,
      replies: [
        comment('a2', 5, { parent: 'a', depth: 1 }),
        comment('a1', 4, { parent: 'a', depth: 1, replies: [comment('a11', 6, { parent: 'a1' })] }),
      ],
    });
    const discussion = read([comment('p', 0, { pinned: true }), comment('b', 2), a]);
    expect(outline(discussion.roots())).toBe('p b a(a1(a11) a2)');
  });

  test('takes what it is told twice as told once', () => {
    const discussion = read([comment('a', 1)]);
    const reply = comment('r', 3, { parent: 'a', depth: 1 });
    for (let times = 0; times < 2; times += 1) {
      discussion.tell({ event: 'approved', data: { comment: reply } });
      discussion.tell({ event: 'count', data: { commentCount: 2 } });
    }
    expect(discussion.fresh.size).toBe(1);
    expect(discussion.get('a')?.replyCount).toBe(1);
    discussion.reveal();
    discussion.tell({ event: 'approved', data: { comment: reply } });
    expect(outline(discussion.roots())).toBe('a(r)');
    expect(discussion.fresh.size).toBe(0);
    for (let times = 0; times < 2; times += 1) {
      discussion.tell({ event: 'removed', data: { id: 'r', tombstone: null } });
    }
    expect(outline(discussion.roots())).toBe('a');
    expect(discussion.get('a')?.replyCount).toBe(0);
    expect(discussion.count).toBe(1);
  });

  test('counts one’s own once, whichever comes first: the answer or the stream', () => {
    const mine = own('m', 2, { status: 'approved', reason: null, parent: 'a', depth: 1 });
    const seen = comment('m', 2, { parent: 'a', depth: 1 });
    const answerFirst = read([comment('a', 1)]);
    answerFirst.takeOwn(mine);
    answerFirst.tell({ event: 'approved', data: { comment: seen } });
    const streamFirst = read([comment('a', 1)]);
    streamFirst.tell({ event: 'approved', data: { comment: seen } });
    streamFirst.tell({ event: 'count', data: { commentCount: 2 } });
    streamFirst.takeOwn(mine);
    for (const discussion of [answerFirst, streamFirst]) {
      expect(discussion.count).toBe(2);
      expect(discussion.get('a')?.replyCount).toBe(1);
      expect(discussion.fresh.size).toBe(0);
      expect(outline(discussion.roots())).toBe('a(m)');
    }
  });

  test('shows what waits at its place, not counted until it is approved', () => {
    const discussion = read([comment('a', 1)], { own: [own('m', 2, { parent: 'a', depth: 1 })] });
    expect(outline(discussion.roots())).toBe('a(m)');
    expect(discussion.roots()[0]?.replies[0]?.own?.status).toBe('pending');
    expect(discussion.get('a')?.replyCount).toBe(0);
    discussion.tell({
      event: 'approved',
      data: { comment: comment('m', 2, { parent: 'a', depth: 1 }) },
    });
    expect(discussion.get('a')?.replyCount).toBe(1);
    expect(discussion.own('m')).toMatchObject({ status: 'approved', reason: null });
  });

  test('shows one’s own answer to what is not here by itself, until that comes', () => {
    const discussion = read([comment('a', 9)], {
      own: [own('m', 8, { parent: 'old', depth: 1 })],
      next: 'more',
    });
    expect(outline(discussion.roots())).toBe('a m');
    discussion.takePage(
      page([comment('old', 1)], { own: [own('m', 8, { parent: 'old', depth: 1 })] })
    );
    expect(outline(discussion.roots())).toBe('a old(m)');
  });

  test('says how many of a branch are not shown', () => {
    const a = comment('a', 1, {
      replyCount: 5,
      replies: [comment('r', 2, { parent: 'a', depth: 1, replyCount: 1 })],
    });
    const discussion = read([a]);
    const hidden = () => discussion.hidden(discussion.roots()[0]!);
    expect(hidden()).toBe(4);
    discussion.tell({
      event: 'approved',
      data: { comment: comment('new', 9, { parent: 'r', depth: 2 }) },
    });
    expect(hidden()).toBe(5);
    const rest = [3, 4, 5].map((n) => comment(`r${n}`, n, { parent: 'a', depth: 1 }));
    const deep = comment('rr', 6, { parent: 'r', depth: 2 });
    discussion.takeBranch('a', {
      data: [...rest, deep],
      meta: { next: null, votes: {}, mine: [] },
    });
    expect(hidden()).toBe(1);
    discussion.reveal('a');
    expect(hidden()).toBe(0);
    expect(outline(discussion.roots())).toBe('a(r(rr new) r3 r4 r5)');
  });

  test('read anew: what is gone goes with all below it, what is new is offered, the rest stays', () => {
    const discussion = read(
      [
        comment('d', 4),
        comment('c', 3, { replyCount: 1, replies: [comment('c1', 5, { parent: 'c', depth: 1 })] }),
        comment('b', 2, { replyCount: 9, replies: [comment('b1', 5, { parent: 'b', depth: 1 })] }),
      ],
      { next: 'x' }
    );
    discussion.takePage(page([comment('a', 1)]));
    discussion.takeAnew(
      page(
        [comment('e', 6), comment('d', 4, { html: 'edited' }), comment('b', 2, { replyCount: 9 })],
        {
          next: 'x',
          version: 7,
        }
      )
    );
    // Not all of what is below b was read, and a stands on a later page.
    expect(outline(discussion.roots())).toBe('d b(b1) a');
    expect(discussion.get('d')?.html).toBe('edited');
    expect([...discussion.fresh.keys()]).toEqual(['e']);
    expect(discussion).toMatchObject({ version: 7, next: 'x' });
  });

  test('its author sees what others see a tombstone of', () => {
    const tombstone = comment('m', 1, {
      status: 'removed',
      html: null,
      author: null,
      replyCount: 1,
    });
    const reply = comment('r', 2, { parent: 'm', depth: 1 });
    const rejected = own('m', 1, { status: 'rejected', reason: 'abuse', html: 'mine' });
    const discussion = read([{ ...tombstone, replies: [reply] }], { own: [rejected] });
    expect(discussion.get('m')).toMatchObject({ html: 'mine', replyCount: 1 });
    expect(outline(discussion.roots())).toBe('m(r)');
  });

  test('sorts by votes as they were when it was read: nothing jumps while one votes', () => {
    const discussion = new Discussion('top');
    discussion.takePage(page([comment('a', 1, { score: 5 }), comment('b', 2, { score: 3 })]));
    discussion.setScore('b', 1, 9);
    expect(outline(discussion.roots())).toBe('a b');
    expect(discussion.get('b')?.score).toBe(9);
  });
});
