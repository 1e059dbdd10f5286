import { describe, expect, test } from 'vitest';

import { isOpened, threadNotes } from '../../admin/threads/thread-state';
import type { DeskThread } from '../../server/desk/contract';

const now = new Date('2024-05-10T12:00:00.000Z');
const past = '2024-05-01T00:00:00.000Z';
const future = '2024-06-01T00:00:00.000Z';
const thread = (state: Partial<DeskThread> = {}): DeskThread => ({
  id: 't1',
  title: 'Title',
  subjectUid: 'plugin::newsroom.article',
  subjectDocumentId: 'a1',
  published: true,
  publicUrl: null,
  open: true,
  closed: false,
  closesAt: null,
  policy: 'default',
  counts: { approved: 0, pending: 0, rejected: 0, spam: 0, deleted: 0, reported: 0 },
  lastCommentAt: null,
  ...state,
});

describe('the switch', () => {
  test('stands open for a new thread, for one that closes later, and for one that holds all', () => {
    expect(isOpened(thread(), now)).toBe(true);
    expect(isOpened(thread({ closesAt: future }), now)).toBe(true);
    expect(isOpened(thread({ policy: 'hold' }), now)).toBe(true);
    expect(isOpened(thread({ published: false, open: false }), now)).toBe(true);
  });

  test('stands closed by hand, by date, and by policy', () => {
    expect(isOpened(thread({ closed: true }), now)).toBe(false);
    expect(isOpened(thread({ closesAt: past }), now)).toBe(false);
    expect(isOpened(thread({ policy: 'closed' }), now)).toBe(false);
  });
});

describe('the notes', () => {
  const notes = (state: Partial<DeskThread>) =>
    threadNotes(thread(state), now, (date) => date.slice(0, 10));

  test('are none where nothing is unusual', () => {
    expect(notes({})).toEqual([]);
  });

  test('say when a thread closes or closed', () => {
    expect(notes({ closesAt: future })).toEqual([
      { key: 'panel.closes', values: { date: '2024-06-01' } },
    ]);
    expect(notes({ closesAt: past, open: false })).toEqual([
      { key: 'panel.closed', values: { date: '2024-05-01' } },
    ]);
  });

  test('say why readers cannot post though the switch stands open', () => {
    expect(notes({ published: false, open: false })).toEqual([{ key: 'panel.unpublished' }]);
    expect(notes({ policy: 'hold' })).toEqual([{ key: 'panel.hold' }]);
  });
});
