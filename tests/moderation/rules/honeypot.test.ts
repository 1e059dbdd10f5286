import { describe, expect, test } from 'vitest';

import { honeypot } from '../../../server/moderation/rules/honeypot';
import { aDraft, staff } from '../a-draft';

const check = (value: string | null, author = {}) =>
  honeypot.check(aDraft({ trap: { honeypot: value }, author }), undefined);

describe('honeypot', () => {
  test('a field left empty passes, and so does a form without it', () => {
    expect(check('').kind).toBe('pass');
    expect(check(null).kind).toBe('pass');
  });

  test('a field filled in is spam; what stood there is not kept, only how much', () => {
    expect(check('http://pills.example')).toEqual({
      kind: 'spam',
      evidence: { found: 20, threshold: 1 },
    });
    expect(check(' ').kind).toBe('spam');
  });

  test('staff pass', () => {
    expect(check('autofilled', staff).kind).toBe('pass');
  });
});
