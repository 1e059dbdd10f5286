import { expect, test } from 'vitest';

import { timelineOf } from '../../admin/authors/timeline';
import type { AuthorNote, Sanction } from '../../server/authors/contract';
import { deskComment } from './desk-comment';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const comment = (id: string, minute: number) => deskComment({ id, createdAt: at(minute) });
const note = (id: string, minute: number): AuthorNote => ({
  id,
  body: 'Note',
  actorKey: null,
  actorName: null,
  createdAt: at(minute),
});
const sanction = (id: string, minute: number, lifted: number | null = null): Sanction => ({
  id,
  kind: 'ban',
  until: null,
  reason: 'abuse',
  note: null,
  actorName: null,
  createdAt: at(minute),
  liftedAt: lifted === null ? null : at(lifted),
  liftedByName: null,
  isInForce: lifted === null,
});
const keys = (sources: Parameters<typeof timelineOf>[0]) =>
  timelineOf(sources).map(({ key }) => key);

test('what was written and what was done stand together, latest first', () => {
  expect(
    keys({
      comments: [comment('c2', 9), comment('c1', 1)],
      hasMore: false,
      sanctions: [sanction('s', 3, 7)],
      notes: [note('n', 5)],
    })
  ).toEqual(['comment c2', 'lifted s', 'note n', 'put s', 'comment c1']);
});

test('what is older than the comments loaded waits for those between', () => {
  const sources = { comments: [comment('c2', 9)], sanctions: [sanction('s', 3)], notes: [] };
  expect(keys({ ...sources, hasMore: true })).toEqual(['comment c2']);
  expect(keys({ ...sources, hasMore: false })).toEqual(['comment c2', 'put s']);
});

test('notes are there where there are no comments', () => {
  expect(keys({ comments: [], hasMore: false, sanctions: [], notes: [note('n', 5)] })).toEqual([
    'note n',
  ]);
});

test('times are compared as times, not as texts', () => {
  const plus = { ...note('n', 0), createdAt: '2026-01-01T03:00:00.000+02:00' };
  expect(
    keys({ comments: [comment('c', 30)], hasMore: false, sanctions: [], notes: [plus] })
  ).toEqual(['note n', 'comment c']);
});
