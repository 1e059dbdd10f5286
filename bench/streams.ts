import { readFileSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

import { byWords, decide, openThread, posted } from '../tests/fixtures/discussion';
import { spawnNewsroom } from '../tests/harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../tests/harness/start-newsroom';

/** What a thousand open streams of one thread cost a Strapi process in memory, and how long an approval
 * takes to reach all of them. Ends with 1 where it is more than it may be. */

const count = Number(process.argv[2] ?? 1_000);
const rounds = 10;
const most = { megabytes: 200, milliseconds: 1_000 };

/** Resident memory of a process, in megabytes. */
const memoryOf = (pid: number): number => {
  const [, kilobytes = 'NaN'] =
    /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1_024;
};

/** The highest of some seconds: memory that is only waiting to be given back counts as well. */
const highestOf = async (pid: number): Promise<number> => {
  let highest = 0;
  for (let second = 0; second < 5; second += 1) {
    highest = Math.max(highest, memoryOf(pid));
    await wait(1_000);
  }
  return highest;
};

const config = byWords({ streams: count, streamsPerAddress: count });
const app = await startNewsroom({ config });
const thread = await openThread(app);
const other = await spawnNewsroom(app);
const here = { ...app, http: other.http } as Newsroom;

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });
/** When each stream was told of a comment last. */
const heard = new Map<number, { id: string; at: number }>();

const open = (index: number): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    request(new URL(`${thread.path}/stream`, other.url), { agent }, (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`a stream answered ${response.statusCode}`));
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
        const blocks = text.split('\n\n');
        text = blocks.pop() ?? '';
        for (const block of blocks) {
          if (block.startsWith('event: ready')) resolve(response);
          const [, id] = /^event: approved[^]*"id":"(\w+)"/.exec(block) ?? [];
          if (id) heard.set(index, { id, at: performance.now() });
        }
      });
    })
      .on('error', reject)
      .end();
  });

/** From the decision's request to the last of the streams that are told. */
const approve = async (number: number): Promise<number> => {
  const { id } = await posted(here, thread, { body: `HOLD number ${number}` });
  const before = performance.now();
  await decide(here, id, { to: 'approved' });
  for (const end = before + 30_000; performance.now() < end;) {
    await wait(10);
    const times = [...heard.values()].filter((one) => one.id === id).map(({ at }) => at - before);
    if (times.length === count) return Math.max(...times);
  }
  throw new Error('an approval did not reach everybody within half a minute');
};

try {
  // What is loaded and compiled once is no stream's.
  const first = await open(-1);
  await posted(here, thread, { body: 'HOLD for a start' }).then(({ id }) =>
    decide(here, id, { to: 'approved' })
  );
  first.destroy();
  heard.clear();
  const before = await highestOf(other.pid);
  for (let from = 0; from < count; from += 50) {
    const indexes = Array.from({ length: Math.min(50, count - from) }, (_, index) => from + index);
    await Promise.all(indexes.map(open));
  }
  const after = await highestOf(other.pid);
  const times: number[] = [];
  for (let number = 0; number < rounds; number += 1) times.push(await approve(number));
  const [more, slowest] = [after - before, Math.max(...times)];
  const isOver = more > most.megabytes || slowest > most.milliseconds;
  console.log(`${count} streams of one thread, one process, SQLite`);
  console.log(`  memory before          ${before.toFixed(0).padStart(6)} MB`);
  console.log(
    `  memory more            ${more.toFixed(0).padStart(6)} MB   at most ${most.megabytes}`
  );
  const [median = NaN] = [...times].sort((a, b) => a - b).slice(Math.floor(rounds / 2));
  console.log(`  approval, median of ${rounds} ${median.toFixed(0).padStart(6)} ms`);
  console.log(
    `  approval, slowest      ${slowest.toFixed(0).padStart(6)} ms   at most ${most.milliseconds}`
  );
  console.log(isOver ? 'It is over.' : 'None is over.');
  process.exitCode = isOver ? 1 : 0;
} finally {
  agent.destroy();
  await other.kill();
  await app.stop();
}
process.exit();
