import { describe, expect, test } from 'vitest';

import { UnusableDraft } from '../../../server/errors';
import { parentValid } from '../../../server/moderation/rules/parent-valid';
import { aDraft } from '../a-draft';

const check = (parts: Parameters<typeof aDraft>[0]) => {
  try {
    return parentValid.check(aDraft(parts), undefined).kind;
  } catch (error) {
    if (!(error instanceof UnusableDraft)) throw error;
    return error.details;
  }
};

describe('parent-valid', () => {
  test('a root has no parent', () => {
    expect(check({ parent: null })).toBe('pass');
  });

  test('an unusable parent is refused without saying why it is', () => {
    expect(check({ parent: 'unusable' })).toMatchObject({
      code: 'PARENT_UNUSABLE',
      field: 'parent',
      reason: 'unknown',
    });
  });

  test('an answer may stand as deep as the site allows, and no deeper', () => {
    const site = { maxDepth: 2 };
    expect(check({ parent: { id: 'p', depth: 1 }, site })).toBe('pass');
    expect(check({ parent: { id: 'p', depth: 2 }, site })).toMatchObject({
      code: 'PARENT_UNUSABLE',
      field: 'parent',
      reason: 'too-deep',
      found: 3,
      limit: 2,
    });
  });

  test('depth 0 allows no answers', () => {
    expect(check({ parent: { id: 'p', depth: 0 }, site: { maxDepth: 0 } })).toMatchObject({
      reason: 'too-deep',
      found: 1,
      limit: 0,
    });
  });

  test('an edit keeps its parent, whatever has become of it', () => {
    expect(check({ kind: 'edit', parent: 'unusable' })).toBe('pass');
    expect(check({ kind: 'edit', parent: { id: 'p', depth: 9 } })).toBe('pass');
  });
});
