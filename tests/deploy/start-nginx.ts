import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { inRoot } from '../../playground/prepare/paths.mjs';
import { describeOnEachDatabase, skipUnlessCI, type DatabaseName } from '../harness/databases';
import { freePort } from '../harness/free-port';
import { probe } from '../harness/services.mjs';

const { address: program, reason } = await probe('nginx');

/** Tests behind a real nginx, with PostgreSQL. Where there is none they are skipped by name, or fail
 * where `CI` is set. */
export const describeBehindNginx = (
  title: string,
  tests: (database: DatabaseName) => void
): void => {
  if (reason === null) describeOnEachDatabase(title, tests, ['postgres']);
  else skipUnlessCI(`${title} (${reason})`, reason);
};

export type Nginx = {
  readonly url: string;
  stop(): Promise<void>;
};

type Options = {
  /** A folder for all that it writes. */
  readonly dir: string;
  /** Addresses of the Strapi processes. */
  readonly instances: readonly string[];
  /** What is changed as the documentation says. */
  readonly change?: readonly [from: string, to: string];
};

/** Runs nginx with the configuration of the documentation, on free ports of this machine. */
export const startNginx = async ({ dir, instances, change }: Options): Promise<Nginx> => {
  await mkdir(dir, { recursive: true });
  const port = await freePort();
  const shown = await readFile(inRoot('docs/deploy/nginx.conf'), 'utf8');
  await writeFile(path.join(dir, 'site.conf'), substitute(shown, { port, instances, change }));
  await writeFile(path.join(dir, 'nginx.conf'), around);
  const nginx = spawn(program, ['-p', dir, '-c', 'nginx.conf', '-e', 'stderr'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  nginx.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
  const ended = once(nginx, 'exit');
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${log}`);
    const isUp = await fetch(`${url}/_health`).then(
      () => true,
      () => false
    );
    if (isUp) break;
  }
  return {
    url,
    stop: async () => {
      nginx.kill();
      await ended;
    },
  };
};

/** What Debian's own `nginx.conf` does around a file in `conf.d`. */
const around = `
daemon off;
pid nginx.pid;
${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
events { worker_connections 512; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join('\n  ')}
  include site.conf;
}
`;

const substitute = (
  text: string,
  { port, instances, change }: { port: number } & Pick<Options, 'instances' | 'change'>
): string => {
  const servers = instances.map((url) => `server ${new URL(url).host};`).join('\n');
  return [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    [/(?:\s*server 10\.[\d.:]+;)+/, `\n${servers}`],
    ...(change ? [change] : []),
  ].reduce<string>((changed, [from = '', to]) => {
    if (changed.split(from).length !== 2)
      throw new Error(`not there, or not once: ${String(from)}`);
    return changed.replace(from, to as string);
  }, text);
};
