import { fork } from 'node:child_process';
import { once } from 'node:events';

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
  const { url } = await said<{ url: string }>();
  return {
    url,
    usage: () => {
      child.send('usage');
      return said<Usage>();
    },
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};
