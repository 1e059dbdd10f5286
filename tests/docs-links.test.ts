import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

const pages = [
  'README.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

test.each(pages)('what %s links to and shows is there', (page) => {
  const text = readFileSync(page, 'utf8').replace(/```[^]*?```/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s#]+)/g)].map(([, target = '']) => target);
  const inside = targets.filter((target) => !/^[a-z]+:/.test(target));
  const missing = inside.filter((target) => !existsSync(path.join(path.dirname(page), target)));
  expect(missing).toEqual([]);
});

test.each(['README.md', 'docs/element.md'])('%s has a picture of what readers see', (page) => {
  expect(readFileSync(page, 'utf8')).toMatch(/!\[[^\]]+\]\([^)]*screenshots\/reader\/\S+\.png\)/);
});
