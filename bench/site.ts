import { fileURLToPath } from 'node:url';

import { startSite } from './site/app';
import { compare, type Compared } from './site/compare';
import { fill } from './site/fill';
import { readOptions } from './site/options';
import { serve } from './site/process';
import { floors, pageTargets } from './site/reading';

const options = readOptions(process.argv.slice(2));

// Seen from `tests/.work`, where the bundle lies.
const script = fileURLToPath(new URL('../../bench/site/strapi.mjs', import.meta.url));

const line = ({ name, rate, lowest, highest, median, p97, cpu, statements }: Compared): string =>
  [
    name.padEnd(32),
    rate.toFixed(0).padStart(7),
    `${lowest.toFixed(0)}–${highest.toFixed(0)}`.padStart(12),
    median.toFixed(1).padStart(8),
    p97.toFixed(1).padStart(8),
    (cpu / 1_000).toFixed(2).padStart(8),
    statements.toFixed(1).padStart(8),
  ].join('');

const app = await startSite();
try {
  const filled = await fill(app, options);
  const server = await serve(script, app.app.dir);
  const conversations = Math.floor(Math.min(10_000, options.comments / 2) / 3);
  const targets = [
    ...(await pageTargets(app, server, { thread: filled.large, conversations })),
    ...floors(server, filled),
  ];
  const found = await compare(targets, options);
  console.log(
    'target                                rate      spread  median     p97  cpu ms   stmts'
  );
  for (const one of found) console.log(line(one));
  await server.stop();
} finally {
  await app.stop();
}
process.exit();
