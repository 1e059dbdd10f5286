import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

test('docs/deploy.md shows the configuration of nginx as it is run', () => {
  const [, shown] = /```nginx\n([^]*?)```/.exec(readFileSync('docs/deploy.md', 'utf8')) ?? [];
  expect(shown).toBe(readFileSync('docs/deploy/nginx.conf', 'utf8'));
});
