import type { Case } from './desk/cases';
import { serveDesk, type Desk } from './desk/serve';
import { median } from './median';

/** How much longer a page of the desk takes with 1,000,000 comments than with 10,000, on PostgreSQL, over
 * HTTP: every queue, filter and sort. Ends with 1 where it is more than it may be. */

const small = 10_000;
const given = process.argv.slice(2);
const keep = given.includes('--keep');
/** What the names of the cases have, of those that are asked; all without it. */
const only = given.find((one) => one.startsWith('--only='))?.slice('--only='.length) ?? '';
const [size, times] = given.filter((one) => !one.startsWith('--'));
const large = Number(size ?? 1_000_000);
const rounds = Number(times ?? 15);

const note = (text: string): void => void process.stderr.write(`${text}\n`);

const start = async (comments: number): Promise<Desk> => {
  note(`Seeding ${comments} comments …`);
  const before = performance.now();
  const desk = await serveDesk(comments, keep);
  note(`… in ${Math.round((performance.now() - before) / 1_000)} s`);
  return desk;
};

const desks = [await start(small), await start(large)] as const;

const ask = async ({ http }: Desk, { path }: Case): Promise<number> => {
  const before = performance.now();
  const answer = await http.get(path, { admin: true });
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return performance.now() - before;
};

/** Medians of both, asked in turns, so that a machine's moods fall on both. */
const measure = async (index: number, times: number): Promise<[number, number]> => {
  const taken: [number[], number[]] = [[], []];
  for (let round = 0; round < times; round += 1) {
    for (const which of round % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const one = desks[which].cases[index];
      if (one) taken[which].push(await ask(desks[which], one));
    }
  }
  return [median(taken[0]), median(taken[1])];
};

const ms = (time: number): string => `${time.toFixed(1).padStart(8)} ms`;
const line = (name: string, [few, many]: [number, number]): string =>
  `${name.padEnd(50)}${ms(few)}${ms(many)}${(many / few).toFixed(2).padStart(8)}`;

let over = 0;
try {
  await measure(0, rounds);
  console.log(`${''.padEnd(50)}${String(small).padStart(11)}${String(large).padStart(11)}   ratio`);
  for (const [index, { name, most }] of desks[0].cases.entries()) {
    if (!name.includes(only)) continue;
    const isOver = ([few, many]: [number, number]) => many > few * most;
    let found = await measure(index, rounds);
    // What is over by chance is not over again with more rounds.
    if (isOver(found)) found = await measure(index, rounds * 3);
    if (isOver(found)) over += 1;
    console.log(`${line(name, found)}${isOver(found) ? `  over ${most}` : ''}`);
  }
  console.log(over === 0 ? 'None is over.' : `${over} are over.`);
} finally {
  for (const desk of desks) await desk.stop();
}
process.exit(over === 0 ? 0 : 1);
