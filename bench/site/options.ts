import { parseArgs } from 'node:util';

export type Options = {
  /** On the whole site. */
  readonly comments: number;
  readonly articles: number;
  /** How often each target is measured; each time all targets, one after the other. */
  readonly rounds: number;
  /** Milliseconds that a target is asked in one round. */
  readonly duration: number;
  readonly connections: number;
  /** Whether the other plugin is installed and measured as well. */
  readonly peer: boolean;
  /** A folder for the figures as JSON and as a chart. */
  readonly out: string;
  /** Which suites are run, by name; all where it is empty. */
  readonly only: readonly string[];
};

const wholeNumber = (name: string, text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new Error(`--${name}: must be a whole number from 1 on; got ${text}`);
  }
  return number;
};

/**
 * Reads the command line.
 * @throws Error that names the option which is none, or does not fit
 */
export const readOptions = (args: readonly string[], suites: readonly string[]): Options => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      comments: { type: 'string', default: '100000' },
      articles: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '5' },
      duration: { type: 'string', default: '3000' },
      connections: { type: 'string', default: '8' },
      only: { type: 'string', default: '' },
      out: { type: 'string', default: 'tests/.work/bench' },
      'no-peer': { type: 'boolean', default: false },
    },
  });
  const { only, out, 'no-peer': isAlone, ...numbers } = values;
  const number = (name: keyof typeof numbers): number => wholeNumber(name, numbers[name]);
  const asked = only.split(',').filter(Boolean);
  const unknown = asked.find((name) => !suites.includes(name));
  if (unknown !== undefined) {
    throw new Error(`--only: there is no ${unknown}; it takes ${suites.join(', ')}`);
  }
  return {
    comments: number('comments'),
    articles: number('articles'),
    rounds: number('rounds'),
    duration: number('duration'),
    connections: number('connections'),
    peer: !isAlone,
    out,
    only: asked,
  };
};
