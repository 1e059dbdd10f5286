import { describe, expect, test } from 'vitest';

import { readText } from '../../../server/comments/read-text';
import { links } from '../../../server/moderation/rules/links';
import { aDraft, misplaced, staff } from '../a-draft';

const draftOf = (body: string, parts: Parameters<typeof aDraft>[0] = {}) =>
  aDraft({ body, ...readText(body), ...parts });
const check = (body: string, parts: Parameters<typeof aDraft>[0] = {}) =>
  links.check(draftOf(body, parts), { holdAt: 2, rejectAt: 4 });

const list = (count: number) =>
  Array.from({ length: count }, (_, index) => `http://s${index}.example`).join(' ');

describe('links', () => {
  test('one is fine, some are held, many are rejected', () => {
    expect(check('nothing to see')).toMatchObject({ kind: 'pass' });
    expect(check(list(1)).kind).toBe('pass');
    expect(check(list(2))).toMatchObject({ kind: 'hold', evidence: { found: 2, threshold: 2 } });
    expect(check(list(3)).kind).toBe('hold');
    expect(check(list(4))).toMatchObject({ kind: 'reject', evidence: { found: 4, threshold: 4 } });
  });

  test('every way to write a link counts', () => {
    const body = 'www.a.com, [b](http://b.com), <http://c.com> and www.casino.example';
    const { kind, evidence } = check(body);
    expect(kind).toBe('reject');
    expect(evidence.matches?.map(({ text, entry }) => [text, entry])).toEqual([
      ['www.a.com', 'a.com'],
      ['[b](http://b.com)', 'b.com'],
      ['<http://c.com>', 'c.com'],
      ['www.casino.example', 'casino.example'],
    ]);
    expect(misplaced(draftOf(body), evidence.matches)).toEqual([]);
  });

  test("the site's own hosts and their subdomains do not count", () => {
    const site = { hosts: ['paper.example', 'bücher.example'] };
    const own =
      'http://paper.example/1 https://www.paper.example http://archive.paper.example http://bücher.example/a';
    expect(check(own, { site }).kind).toBe('pass');
    expect(check(`${own} http://other.example`, { site }).kind).toBe('pass');
    expect(
      check('http://notpaper.example http://paper.example.evil.example', { site })
    ).toMatchObject({ kind: 'hold', evidence: { found: 2 } });
    expect(
      check('http://paper.example@a.example http://paper.example:80@b.example', { site })
    ).toMatchObject({ kind: 'hold', evidence: { found: 2 } });
  });

  test('the same place twice is two links; mail addresses are none', () => {
    expect(check('http://a.com http://a.com').kind).toBe('hold');
    expect(check('me@a.com you@b.com <mailto:x@c.com>').kind).toBe('pass');
  });

  test('staff may link', () => {
    expect(check(list(9), { author: staff }).kind).toBe('pass');
  });

  test('holds at 2 and rejects at 10 by default', () => {
    expect(links.options?.parse({})).toEqual({ holdAt: 2, rejectAt: 10 });
  });
});
