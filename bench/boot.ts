import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { configureApp, createApp } from '../tests/harness/app';

/** How long Strapi takes to start on SQLite with the plugin and without, from the start of the
 * process to the open port; alternated, so that a machine's moods fall on both. */

const runs = Number(process.argv[2] ?? 7);
const instance = fileURLToPath(new URL('../../tests/harness/instance.mjs', import.meta.url));

const start = (dir: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const before = performance.now();
    const child = spawn(process.execPath, [instance, dir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.once('error', reject);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (!output.includes('"url"')) return;
      resolve(performance.now() - before);
      child.kill('SIGKILL');
    });
    child.once('exit', (code) => {
      if (code) reject(new Error(`Strapi ended with ${code}:\n${output}`));
    });
  });

const sorted = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
const least = (times: readonly number[]): number => sorted(times)[0] ?? Number.NaN;
const median = (times: readonly number[]): number =>
  sorted(times)[Math.floor(times.length / 2)] ?? Number.NaN;
const most = (times: readonly number[]): number => sorted(times).at(-1) ?? Number.NaN;

const apps = {
  'without the plugin': await createApp({ enabled: false }),
  'with the plugin': await createApp({ enabled: true }),
};
const times: Record<string, number[]> = { 'without the plugin': [], 'with the plugin': [] };
try {
  for (const app of Object.values(apps)) {
    await configureApp(app, {});
    await start(app.dir); // Makes the tables.
  }
  for (let run = 0; run < runs; run += 1) {
    for (const [name, app] of Object.entries(apps)) times[name]?.push(await start(app.dir));
  }
} finally {
  for (const app of Object.values(apps)) await app.remove();
}
for (const [name, ms] of Object.entries(times)) {
  const figures = [least(ms), median(ms), most(ms)].map((time) => time.toFixed(0).padStart(6));
  console.log(`${name.padEnd(20)} least, median, most: ${figures.join(' ')} ms (${runs} runs)`);
}
const [without = [], withIt = []] = Object.values(times);
// Whatever else a machine does only adds: the least is nearest to the truth.
const added = least(withIt) - least(without);
console.log(`the plugin adds ${added.toFixed(0)} ms; at most 500 ms are wanted`);
