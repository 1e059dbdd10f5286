import { describe, expect, test } from 'vitest';

import {
  decodePosition,
  encodePosition,
  isRead,
  markAtEnd,
  moveMark,
} from '../../server/live/position';

describe('how far a table was read', () => {
  test('keeps what was not there yet, until it comes', () => {
    const first = moveMark({ to: 10, gaps: [] }, [11, 14, 16]);
    expect(first).toEqual({ to: 16, gaps: [15, 13, 12] });
    const second = moveMark(first, [13, 17]);
    expect(second).toEqual({ to: 17, gaps: [15, 12] });
    expect(moveMark(second, [])).toEqual(second);
    expect([12, 13, 17, 18].map((id) => isRead(second, id))).toEqual([false, true, true, false]);
  });

  test('begins at the end, with the gaps before it', () => {
    expect(markAtEnd([])).toEqual({ to: 0, gaps: [] });
    expect(markAtEnd([7])).toEqual({ to: 7, gaps: [] });
    expect(markAtEnd([20, 18, 15])).toEqual({ to: 20, gaps: [19, 17, 16] });
  });

  test('keeps no more than a thousand gaps, the newest', () => {
    const { to, gaps } = moveMark({ to: 0, gaps: [] }, [5_000_000]);
    expect([to, gaps.length, gaps[0], gaps.at(-1)]).toEqual([
      5_000_000, 1_000, 4_999_999, 4_999_000,
    ]);
  });

  test('goes through a cursor that is always short enough', () => {
    const position = {
      decisions: { to: 90, gaps: [88, 80] },
      reports: { to: 0, gaps: [] },
    };
    expect(decodePosition(encodePosition(position), 'after')).toEqual(position);
    const to = 2_147_483_647;
    const gaps = Array.from({ length: 1_000 }, (_, index) => to - 90_000 - index);
    const text = encodePosition({ decisions: { to, gaps }, reports: { to, gaps } });
    expect(text.length).toBeLessThanOrEqual(200);
    const { decisions, reports } = decodePosition(text, 'after');
    expect([decisions.to, reports.to]).toEqual([to, to]);
    expect(decisions.gaps).toEqual(gaps.slice(0, 9));
  });

  test('is nothing that somebody made up', () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const made = [
      'nonsense',
      '',
      'x'.repeat(300),
      ...[null, {}, [[1]], [[1], [1], [1]], [[-1], [1]], [['1'], [1]], [[1.5], [1]]].map(encode),
      ...[
        [[9, 0], [1]],
        [[9, 100_000], [1]],
        [[9, ...Array(10).fill(1)], [1]],
      ].map(encode),
    ];
    for (const text of made) expect(() => decodePosition(text, 'after'), text).toThrow('after');
  });
});
