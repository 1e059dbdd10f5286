import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

// Seen from `tests/.work`, where the bundle lies.
const file = (name: string): string =>
  fileURLToPath(new URL(`../../bench/site/${name}`, import.meta.url));

/** What can be served: a project, and a bare Node server. */
export const scripts = { strapi: file('strapi.mjs'), plain: file('plain.mjs') };

/** What a process has used so far. */
export type Usage = {
  readonly statements: number;
  /** Microseconds. */
  readonly cpu: number;
  /** Resident, in bytes. */
  readonly memory: number;
};

/** A server in a process of its own. */
export type Served = {
  readonly url: string;
  usage(): Promise<Usage>;
  /** What it holds on to, after its garbage is collected. */
  collected(): Promise<Usage>;
  stop(): Promise<void>;
};

/** Starts a script that says `{ url }` once it serves, and its usage whenever it is asked. */
export const serve = async (script: string, ...args: string[]): Promise<Served> => {
  const child = fork(script, args, {
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const said = async <Said>(): Promise<Said> => {
    const answer = await Promise.race([once(child, 'message'), ended]);
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`);
    return answer[0] as Said;
  };
  const ask = (what: 'usage' | 'collect'): Promise<Usage> => {
    child.send(what);
    return said<Usage>();
  };
  const { url } = await said<{ url: string }>();
  return {
    url,
    usage: () => ask('usage'),
    collected: () => ask('collect'),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
