import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Strictly, and with every declaration checked: nothing may be missing in them. */
const compilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  target: 'ES2022',
  lib: ['ES2022', 'DOM', 'DOM.Iterable'],
  types: [],
};

/**
 * A website of its own, with nothing of Strapi: a script for Node, types as two kinds of projects find
 * them, and a page that Vite builds.
 *
 * @param {string} folder
 * @param {{ origin: string, thread: string }} strapi
 */
export async function writeWebsite(folder, { origin, thread }) {
  const lock = new URL('../../package-lock.json', import.meta.url);
  const { packages } = JSON.parse(await readFile(lock, 'utf8'));
  /** @param {string} name */
  const version = (name) => packages[`node_modules/${name}`].version;
  const settings = JSON.stringify({ api: origin });
  const files = {
    'package.json': JSON.stringify({
      name: 'website',
      private: true,
      type: 'module',
      devDependencies: { typescript: version('typescript'), vite: version('vite') },
    }),
    'read.mjs': `import { createClient, NewsroomError } from 'strapi-plugin-newsroom/client';
const { comments, articles } = createClient(${settings});
const { data, meta } = await comments.list('${thread}');
const refusal = await comments.get('nosuchcomment').catch((error) => error);
console.log(JSON.stringify({
  names: data.map(({ author }) => author.name),
  count: meta.commentCount,
  titles: (await articles.list()).data.map(({ title }) => title),
  refusal: refusal instanceof NewsroomError && refusal.code,
}));
`,
    'use.ts': `import { createClient, NewsroomError, type CommentsAnswer } from 'strapi-plugin-newsroom/client';
import { NewsroomComments } from 'strapi-plugin-newsroom/element';

const newsroom = createClient(${settings});
const answer: CommentsAnswer = await newsroom.comments.list('x', { sort: 'top' });
export const names: string[] = answer.data.map(({ author }) => author?.name ?? '');
// @ts-expect-error -- no such order
await newsroom.comments.list('x', { sort: 'random' });
// @ts-expect-error -- no such field
export const wrong = answer.data[0]?.email;
for await (const { event, data } of newsroom.threads.events('x')) {
  if (event === 'approved') names.push(data.comment.author?.name ?? '');
}
export const codeOf = (error: unknown) => (error instanceof NewsroomError ? error.code : null);
// @ts-expect-error -- no such code
export const isOdd = (error: NewsroomError) => error.code === 'NO_SUCH_CODE';
export const element: NewsroomComments = document.createElement('newsroom-comments');
`,
    'tsconfig.nodenext.json': JSON.stringify({
      compilerOptions: { ...compilerOptions, module: 'NodeNext' },
      files: ['use.ts'],
    }),
    'tsconfig.bundler.json': JSON.stringify({
      compilerOptions: { ...compilerOptions, module: 'ESNext', moduleResolution: 'Bundler' },
      files: ['use.ts'],
    }),
    'index.html': `<!doctype html>
<html lang="en">
  <title>A website</title>
  <p id="count"></p>
  <newsroom-comments thread="${thread}" api="${origin}"></newsroom-comments>
  <script type="module" src="/main.js"></script>
</html>
`,
    'main.js': `import { createClient } from 'strapi-plugin-newsroom/client';
import 'strapi-plugin-newsroom/element';

const counts = await createClient(${settings}).threads.counts(['${thread}']);
document.getElementById('count').textContent = \`\${counts['${thread}']} comments\`;
`,
    // The page waits for an answer while it loads.
    'vite.config.js': `export default { build: { target: 'es2022' } };`,
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}
