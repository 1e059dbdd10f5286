import { expect, test } from 'vitest';

import { auditFilter, dayOf, readAuditChoice } from '../../admin/audit/audit-filter';

const read = (search: string) => readAuditChoice(new URLSearchParams(search));

test('what the URL says badly counts as not said', () => {
  const nothing = { kind: 'decisions', actor: undefined, from: undefined, to: undefined };
  expect(read('')).toEqual(nothing);
  expect(read('kind=x&actor=&from=2026-13-45&to=yesterday')).toEqual(nothing);
  expect(read('kind=sanctions&actor=staff:1&from=2026-01-02&to=2026-01-03')).toEqual({
    kind: 'sanctions',
    actor: 'staff:1',
    from: '2026-01-02',
    to: '2026-01-03',
  });
});

test('both days are asked for as a whole, where the reader is', () => {
  const { from, to } = auditFilter(read('from=2026-03-31&to=2026-03-31'));
  expect(new Date(from!)).toEqual(new Date(2026, 2, 31));
  expect(new Date(to!)).toEqual(new Date(2026, 3, 1));
  expect(dayOf(new Date(2026, 2, 31, 23, 59))).toBe('2026-03-31');
});
