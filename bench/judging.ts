import { readText } from '../server/comments/read-text';
import { compileRules, type CompiledRules } from '../server/moderation/judge';
import type { Draft } from '../server/moderation/rule';
import { rules } from '../server/moderation/rules';
import { aDraft } from '../tests/moderation/a-draft';

/** The same numbers on every run (mulberry32). */
let seed = 1;
const random = (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const syllables = 'ba de fi go hu ka le mi no pu ra se ti vo wa ze lin tor mas ent ing'.split(' ');
const syllable = (): string => syllables[Math.floor(random() * syllables.length)] ?? '';
export const word = (least = 1): string =>
  Array.from({ length: least + Math.floor(random() * 3) }, syllable).join('');

/** Words that begin as those of the texts do, so that the matcher has to look; one in twenty has a
 * star. */
export const wordList = (size: number): string[] => {
  const words = new Set<string>();
  while (words.size < size) words.add(`${word(3)}q${random() < 0.05 ? '*' : syllable()}`);
  return [...words];
};

export const fill = (length: number, piece: () => string): string => {
  let text = '';
  while (text.length < length) text += piece();
  return text.slice(0, length);
};

export const texts: Record<string, (length: number) => string> = {
  prose: (length) => fill(length, () => `${word()}${random() < 0.1 ? '. ' : ' '}`),
  disguised: (length) =>
    fill(length, () => `${word().replaceAll('i', '1').replaceAll('s', '$').split('').join('.')} `),
};

export const draftOf = (body: string): Draft =>
  aDraft({
    ...{ body, ...readText(body) },
    ...{ history: { approved: 10 }, trap: { honeypot: '', typedForMs: 30_000 } },
  });

/** Microseconds of processor time, the least of many runs: what else the machine does only adds. */
export const time = (work: () => unknown): number => {
  let best = Infinity;
  const until = performance.now() + 1_000;
  for (let run = 0; run < 20 || (run < 2_000 && performance.now() < until); run++) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, user + system);
  }
  return best;
};

export const compile = (size: number): { compiled: CompiledRules; ms: number } => {
  const words = wordList(size);
  const start = performance.now();
  const compiled = compileRules(rules, {
    length: { max: 100_000 },
    'blocked-words': { words },
  });
  return { compiled, ms: performance.now() - start };
};
