import { openSite, type OpenSite } from './site/app';
import { booting } from './site/booting';
import { deciding } from './site/deciding';
import { growth } from './site/growth';
import { memory } from './site/memory';
import { readOptions } from './site/options';
import { startPeer, type Peer } from './site/peer';
import { posting } from './site/posting';
import { publishing } from './site/publishing';
import { reading, unchanged } from './site/reading';
import { toText, writeReport } from './site/report';
import { judging } from './site/rules';
import type { Found, Suite } from './site/suite';

/** A whole site measured in one run, against the peer and against Strapi itself: `bench/README.md`.
 * Ends with 0 also where a claim is missed: what is missed is said. */

/** In this order: what writes comes after what reads. */
const suites: Record<string, Suite> = {
  reading,
  unchanged,
  growth,
  memory,
  posting,
  publishing,
  deciding,
  rules: judging,
  boot: booting,
};

const options = readOptions(process.argv.slice(2), Object.keys(suites));
const project = await openSite(options);
const filled = project.prepared;
let started: Peer | null = null;
let smallSite: OpenSite | null = null;
const small = async () => (smallSite ??= await openSite({ comments: 10_000, articles: 100 }));
const peer = async () => (options.peer ? (started ??= await startPeer(project, filled)) : null);
const found: Found[] = [];
try {
  for (const [name, suite] of Object.entries(suites)) {
    if (options.only.length > 0 && !options.only.includes(name)) continue;
    const one = await suite({ project, filled, options, small, peer });
    console.log(toText(one));
    found.push(one);
  }
  const { comments, articles, connections } = options;
  const about = { comments, articles, connections, database: project.database };
  await writeReport(options.out, found, about);
} finally {
  await (started as Peer | null)?.project.stop();
  await (smallSite as OpenSite | null)?.stop();
  await project.stop();
}
process.exit();
