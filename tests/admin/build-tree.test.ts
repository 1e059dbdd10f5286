import { expect, test } from 'vitest';

import { buildTree, type Branch } from '../../admin/conversation/build-tree';
import { deskComment } from './desk-comment';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const comment = (id: string, minute: number, parent?: string) =>
  deskComment({
    id,
    createdAt: at(minute),
    parent: parent ? { id: parent, authorName: 'X', excerpt: '', status: 'approved' } : null,
  });

/** `a(b(c)d)` */
const shape = (branches: readonly Branch[]): string =>
  branches
    .map(({ comment: { id }, replies }) => id + (replies.length ? `(${shape(replies)})` : ''))
    .join(' ');

test('replies stand below what they answer, oldest first, in whatever order they come', () => {
  const all = [comment('a', 0), comment('b', 1, 'a'), comment('c', 2, 'b'), comment('d', 3, 'a')];
  expect(shape(buildTree(all))).toBe('a(b(c) d)');
  expect(shape(buildTree(all.toReversed()))).toBe('a(b(c) d)');
});

test('an ancestor that comes with a page as well is there once', () => {
  expect(shape(buildTree([comment('a', 0), comment('a', 0), comment('b', 1, 'a')]))).toBe('a(b)');
});

test('what answers a comment that is not here stands at the top', () => {
  expect(shape(buildTree([comment('b', 1, 'gone'), comment('a', 0)]))).toBe('a b');
});

test('times that are the same are told apart by id, as the server does', () => {
  expect(shape(buildTree([comment('z', 0), comment('y', 0)]))).toBe('y z');
});

test('a comment that says to answer itself is not lost', () => {
  expect(shape(buildTree([comment('a', 0, 'a')]))).toBe('a');
});
