/**
 * `npm run typecheck:examples`: the examples fit the client's and the element's types. `vue-tsc` checks
 * TypeScript and Vue. Astro's own checker wants all of Astro, and a newer Node than this project: what
 * stands between the fences of a page is checked as the async function that it is.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import { inRoot, root } from '../../playground/prepare/paths.mjs';
import { run } from '../../playground/prepare/run-command.mjs';

const folder = inRoot('tests/.work/examples');
const page = readFileSync(inRoot('docs/websites/astro/article.astro'), 'utf8');
const [, script = ''] = /^---\n(.*?)\n---\n/s.exec(page) ?? [];
const [, imports = '', body = ''] = /^((?:(?:\/\/|import ).*\n|\n)*)([^]*)$/.exec(script) ?? [];
const names = [...page.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
mkdirSync(folder, { recursive: true });
writeFileSync(
  `${folder}/article.ts`,
  `${imports}
declare const Astro: { params: Record<string, string | undefined> };
export const render = async () => {
${body}
return [${names.join(', ')}];
};
`
);
writeFileSync(
  `${folder}/tsconfig.json`,
  JSON.stringify({ extends: inRoot('docs/websites/tsconfig.json'), include: ['article.ts'] })
);

const vueTsc = inRoot('node_modules/vue-tsc/bin/vue-tsc.js');
for (const project of [inRoot('docs/websites'), folder]) {
  await run(process.execPath, [vueTsc, '--noEmit', '-p', project], { cwd: root });
}
