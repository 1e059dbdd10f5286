import { readText } from '../server/comments/read-text';
import { compileRules, judge, type CompiledRules } from '../server/moderation/judge';
import type { Draft } from '../server/moderation/rule';
import { rules } from '../server/moderation/rules';

/** What it costs to judge a comment by all rules: by its length, and by the number of blocked words. */

const lengths = [1_000, 10_000, 20_000, 40_000, 100_000];
const listSizes = [0, 100, 10_000, 100_000];

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
const word = (least = 1): string =>
  Array.from({ length: least + Math.floor(random() * 3) }, syllable).join('');

/** Words that begin as those of the texts do, so that the matcher has to look; one in twenty has a
 * star. */
const wordList = (size: number): string[] => {
  const words = new Set<string>();
  while (words.size < size) words.add(`${word(3)}q${random() < 0.05 ? '*' : syllable()}`);
  return [...words];
};

const fill = (length: number, piece: () => string): string => {
  let text = '';
  while (text.length < length) text += piece();
  return text.slice(0, length);
};

const texts: Record<string, (length: number) => string> = {
  prose: (length) => fill(length, () => `${word()}${random() < 0.1 ? '. ' : ' '}`),
  disguised: (length) =>
    fill(length, () => `${word().replaceAll('i', '1').replaceAll('s', '$').split('').join('.')} `),
};

const draftOf = (body: string): Draft => ({
  kind: 'new',
  body,
  ...readText(body),
  author: {
    kind: 'guest',
    key: 'guest:1',
    name: 'Rosa Lind',
    email: null,
    url: null,
    isProven: true,
    isStaff: false,
  },
  sanction: null,
  thread: { isOpen: true, closesAt: null, policy: 'default' },
  parent: null,
  history: { approved: 10, recent: ['approved'] },
  repeats: null,
  flood: null,
  trap: { honeypot: '', typedForMs: 30_000 },
  site: { hosts: ['paper.example'], staffNames: [], holdAll: false, maxDepth: 4 },
  now: new Date(),
});

/** Microseconds of processor time, the least of many runs: what else the machine does only adds. */
const time = (work: () => unknown): number => {
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

const cell = (text: string): string => text.padStart(13);
const row = (...cells: readonly string[]): void => console.log(cells.map(cell).join(''));
const micro = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} µs`;

const compile = (size: number): { compiled: CompiledRules; ms: number } => {
  const words = wordList(size);
  const start = performance.now();
  const compiled = compileRules(rules, {
    length: { max: 100_000 },
    'blocked-words': { words },
  });
  return { compiled, ms: performance.now() - start };
};

const lists = listSizes.map((size) => ({ size, ...compile(size) }));

for (const [kind, textOf] of Object.entries(texts)) {
  const drafts = lengths.map((length) => draftOf(textOf(length)));
  const tables = lists.map(({ compiled }) =>
    drafts.map((draft) => time(() => judge(draft, compiled)))
  );
  console.log(`\nJudging by all rules, ${kind}: per comment\n`);
  row('characters', ...listSizes.map((size) => `${size} words`));
  lengths.forEach((length, line) =>
    row(String(length), ...tables.map((times) => micro(times[line] ?? 0)))
  );
  console.log('\nPer 1,000 characters: flat where the cost is linear in the text\n');
  row('characters', ...listSizes.map((size) => `${size} words`));
  lengths.forEach((length, line) =>
    row(String(length), ...tables.map((times) => micro(((times[line] ?? 0) * 1_000) / length)))
  );
}

console.log('\nOnce per change of settings: preparing the list\n');
row('words', 'time');
for (const { size, ms } of lists) row(String(size), `${ms.toFixed(0)} ms`);

console.log('\nReading text and links from Markdown: per comment\n');
row('characters', 'prose', 'per 1,000', 'links', 'per 1,000', 'hostile', 'per 1,000');
for (const length of lengths) {
  const prose = texts.prose?.(length) ?? '';
  const links = fill(length, () => `[${word()}](http://${word()}.com) `);
  const hostile = fill(length, () => `${'http://a.b/('.repeat(160)} `);
  const times = [prose, links, hostile].map((body) => time(() => readText(body)));
  row(
    String(length),
    ...times.flatMap((micros) => [micro(micros), micro((micros * 1_000) / length)])
  );
}
