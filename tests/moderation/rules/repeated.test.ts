import { describe, expect, test } from 'vitest';

import { Conflict } from '../../../server/errors';
import { repeated } from '../../../server/moderation/rules/repeated';
import { aDraft, staff } from '../a-draft';

describe('repeated', () => {
  test('something new passes', () => {
    expect(repeated.check(aDraft(), undefined).kind).toBe('pass');
  });

  test.each(['new', 'edit'] as const)('the same again is refused: %s', (kind) => {
    const check = () => repeated.check(aDraft({ kind, repeats: 'abc123' }), undefined);
    expect(check).toThrow(Conflict);
    // The earlier comment may be hidden, or somebody else's: its id stays here.
    expect(check).toThrow(
      expect.objectContaining({ details: { code: 'DUPLICATE', field: 'body' } })
    );
  });

  test('staff and code of the host project may repeat', () => {
    for (const author of [staff, { kind: 'script', key: null } as const]) {
      expect(repeated.check(aDraft({ repeats: 'abc123', author }), undefined).kind).toBe('pass');
    }
  });
});
