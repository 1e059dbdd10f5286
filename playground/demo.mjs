/**
 * `npm run demo`: a newsroom to try, on a fresh clone with nothing but Node. Uses only what Node
 * brings until the packages are there.
 */
import { printAddresses } from './demo/addresses.mjs';
import { helpText, readOptions, UnusableOption } from './demo/options.mjs';
import { checkPort } from './demo/port.mjs';
import { startStrapi } from './demo/start-strapi.mjs';
import { prepare } from './prepare/prepare.mjs';
import { step } from './prepare/progress.mjs';

// Until Strapi runs: from then on it stops in its own way.
const quit = () => {
  process.stdout.write('\n');
  process.exit(130);
};
process.once('SIGINT', quit);

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    console.log(helpText);
    process.exit(0);
  }
  await checkPort(options.port);
  await prepare({ panel: true });
  process.off('SIGINT', quit);
  const strapi = await step('Starting Strapi', () => startStrapi(options));
  // Needs the packages, so it is loaded only now.
  const { seed } = await import('./seed/seed.mjs');
  if (options.seed) await seed(strapi, `http://127.0.0.1:${options.port}`);
  await printAddresses(strapi, options);
} catch (error) {
  const isMistake = error instanceof UnusableOption;
  console.error(`\n${isMistake ? error.message : (error?.stack ?? error)}`);
  process.exit(isMistake ? 2 : 1);
}
