import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import packageJson from '../package.json';
import { decide, openThread, post } from './fixtures/discussion';
import { contentRoutes } from './fixtures/routes';
import { startNewsroom, type Newsroom } from './harness/start-newsroom';

const readme = readFileSync('README.md', 'utf8');

/** Where there is none the command cannot be tried, but in CI nothing is skipped. */
const hasCurl = process.env.CI || spawnSync('curl', ['--version']).status === 0;

/** The code blocks of a language. */
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, 'g'))].map(
    ([, code = '']) => code
  );

/** What stands in backticks in a table's rows that begin with something like this. */
const rowsOf = (first: RegExp): string[] =>
  readme
    .split('\n')
    .filter((line) => line.startsWith('| ') && first.test(line.split(/(?<!\\)\|/)[1] ?? ''));
const inBackticks = (text: string): string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The configuration shown, as Strapi would read it. */
const configuration = (): Record<string, unknown> => {
  const module = { exports: (): unknown => undefined };
  const [code = ''] = blocks('js');
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- our own README
  new Function('module', code)(module);
  return (module.exports() as { newsroom: { config: Record<string, unknown> } }).newsroom.config;
};

describe('the README', () => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ config: configuration() });
  });
  afterAll(() => app.stop());

  test('shows a configuration that works', async () => {
    const { documentId } = await app.contentManager.publish(
      { title: 'A post' },
      { uid: 'api::post.post' }
    );
    const thread = { subject: documentId, id: '', path: '' };
    const path = `/api/newsroom/threads/api::post.post:${documentId}`;
    const bodies = ['Fine by me', 'A lawsuit!', 'See https://bit.ly/x', 'Escorts and more'];
    const answers = [];
    for (const body of bodies) answers.push(await post(app, { ...thread, path }, { body }));
    expect(answers.map(({ status }) => status)).toEqual([201, 202, 202, 202]);
    expect(answers.map(({ body }) => body.data.status)).toEqual([
      'approved',
      'pending',
      'pending',
      'rejected',
    ]);
  });

  test.skipIf(!hasCurl)(
    'has a comment to paste that waits, and counts once it is approved',
    async () => {
      await app.http.put('/newsroom/settings', {
        admin: true,
        body: { moderation: { options: { 'new-author': { enabled: true } } } },
      });
      const { subject } = await openThread(app);
      const shown = blocks('sh').find((code) => code.startsWith('curl')) ?? '';
      const command = shown
        .replace('http://localhost:1337', app.url)
        .replace('<documentId>', subject)
        .replace('curl', 'curl -s');
      const { stdout } = await promisify(execFile)('bash', ['-c', command]);
      const { data } = JSON.parse(stdout) as { data: { id: string; status: string } };
      expect(data.status).toBe('pending');
      await decide(app, data.id, { to: 'approved' });
      const { body } = await app.http.get(`/api/newsroom/articles/${subject}`);
      expect(body.data.commentCount).toBe(1);
    }
  );

  test('names every route of the content API, and no other', async () => {
    const named = rowsOf(/`(?:GET|POST|PUT|DELETE) \//).flatMap((row) => {
      let method = '';
      const [, first = ''] = row.split(/(?<!\\)\|/);
      return inBackticks(first.replaceAll('\\|', '/')).flatMap((code) => {
        const [, verb, path] = /^(?:([A-Z]+) )?(\/[\w/:.]*)/.exec(code) ?? [];
        method = verb ?? method;
        return path ? [`${method} /api/newsroom${path}`] : [];
      });
    });
    const asNamed: Record<string, string> = {
      articlesFeed: 'articles.:format',
      tagFeed: ':slug.:format',
      threadFeed: ':thread.:format',
      sitemap: 'articles.xml',
    };
    const served = (await contentRoutes(app)).map(({ method, path }) => {
      const name = path.replace(/(articles|tags)\/:id/, '$1/:documentId');
      return `${method} ${name.replace(/:(\w+)$/, (whole, param: string) => asNamed[param] ?? whole)}`;
    });
    expect(named.sort()).toEqual(served.sort());
  });
});

test('every code of an error stands in the README, with its status, and no other', () => {
  const sources = readdirSync('server', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`server/${file}`, 'utf8'))
    .join('\n');
  const thrown = new Set(
    [...sources.matchAll(/(?:code: |unusable\()'([A-Z_]{4,})'/g)].map(([, code = '']) => code)
  );
  for (const what of [
    'THREAD',
    'COMMENT',
    'ARTICLE',
    'TAG',
    'AUTHOR',
    'SANCTION',
    'NOTE',
    'SAVED_QUEUE',
    'BULK',
    'JOB',
  ])
    thrown.add(`${what}_UNKNOWN`);
  const named = rowsOf(/^ 4\d\d /).flatMap((row) =>
    inBackticks(row).filter((code) => /^[A-Z_]{4,}$/.test(code))
  );
  expect(named.sort()).toEqual([...thrown].sort());
});

test('every picture and file of the README is there', () => {
  const files = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, file = '']) => file);
  expect(files.some((file) => file.endsWith('.png'))).toBe(true);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});

test('every command of the README is there to run', () => {
  const commands = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  const own = commands.filter((name) => !['start', 'develop'].includes(name));
  expect(own.length).toBeGreaterThan(3);
  for (const name of own) expect(Object.keys(packageJson.scripts)).toContain(name);
});
