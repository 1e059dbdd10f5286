import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { inRoot } from '../../playground/prepare/paths.mjs';
import { logInFirstAdmin } from './accounts';
import { createHttp, type Http } from './http';
import type { Newsroom } from './start-newsroom';

/** A running Strapi in a process of its own. */
export type SpawnedNewsroom = {
  readonly url: string;
  readonly http: Http;
  readonly pid: number;
  /** What it has logged so far. */
  log(): string;
  /** Ends it at once, as a crash or a lost machine would. */
  kill(): Promise<void>;
};

const instance = inRoot('tests/harness/instance.mjs');

/**
 * Starts another process on the project and the database of `on`, which may be running. It takes
 * what JSON can hold of the options: no functions. Kill it before `on` is stopped.
 */
export const spawnNewsroom = async (on: Newsroom): Promise<SpawnedNewsroom> => {
  const child = spawn(process.execPath, [instance, on.app.dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'exit');
  const log: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => log.push(chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{"url":')) resolve((JSON.parse(line) as { url: string }).url);
      else log.push(`${line}\n`);
    });
    child.once('exit', (code) => reject(new Error(`Strapi ended (${code}): ${log.join('')}`)));
  });
  let token: Promise<string> | undefined;
  const http: Http = createHttp(url, () => (token ??= logInFirstAdmin(http)));
  return {
    url,
    http,
    pid: child.pid ?? 0,
    log: () => log.join(''),
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
