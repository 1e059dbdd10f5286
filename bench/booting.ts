import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { configureApp, createApp } from '../tests/harness/app';

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

/**
 * Milliseconds from the start of the process to the open port, on SQLite with the plugin and without;
 * alternated, so that a machine's moods fall on both.
 */
export const measureBoots = async (runs: number): Promise<Record<string, number[]>> => {
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
  return times;
};
