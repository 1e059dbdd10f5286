import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { boundEvidence } from '../../server/moderation/bound-evidence';
import type { Match } from '../../server/moderation/rule';

const match = (text: string): Match => ({ field: 'body', start: 0, end: text.length, text });

describe('boundEvidence', () => {
  test('leaves ordinary evidence as it is', () => {
    const evidence = { found: 2, threshold: 1.5, by: 'site', matches: [match('a'), match('b')] };
    expect(boundEvidence(evidence)).toEqual(evidence);
  });

  test('keeps 50 matches and how many there were', () => {
    const { matches, matchCount, found } = boundEvidence({
      found: 1_000,
      matches: Array.from({ length: 1_000 }, (_, index) => match(`m${index}`)),
    });
    expect(matches).toHaveLength(50);
    expect(matches?.[49]?.text).toBe('m49');
    expect({ matchCount, found }).toEqual({ matchCount: 1_000, found: 1_000 });
  });

  test('shortens texts, never through the middle of a character', () => {
    const { matches } = boundEvidence({ matches: [match('x'.repeat(199) + '😀'.repeat(9))] });
    expect(matches?.[0]?.text).toBe(`${'x'.repeat(199)}…`);
    expect(matches?.[0]?.end).toBe(217);
  });

  test('gives null for what JSON has no word for, and leaves out what it leaves out', () => {
    expect(
      boundEvidence({
        date: new Date('2026-05-01T00:00:00Z'),
        wrong: new Date(Number.NaN),
        nan: Number.NaN,
        big: 10n,
        call: () => 1,
        gone: undefined,
        symbol: Symbol('s'),
      })
    ).toEqual({
      date: '2026-05-01T00:00:00.000Z',
      wrong: null,
      nan: null,
      big: null,
      symbol: null,
    });
  });

  test('ends with what refers to itself', () => {
    const evidence: Record<string, unknown> = { found: 1 };
    evidence.self = evidence;
    expect(JSON.stringify(boundEvidence(evidence)).length).toBeLessThan(200);
  });

  test('whatever a rule returns becomes JSON of bounded size', () => {
    const anything = fc.dictionary(fc.string(), fc.anything({ maxDepth: 6, withBigInt: true }));
    fc.assert(
      fc.property(anything, (evidence) => {
        const stored = boundEvidence(evidence);
        expect(JSON.parse(JSON.stringify(stored))).toEqual(stored);
      })
    );
  });
});
