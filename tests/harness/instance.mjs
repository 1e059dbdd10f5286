/** A second process on an app: `node instance.mjs <appDir>` prints its address as JSON. */
import { boot } from './boot.mjs';

const { url } = await boot(process.argv[2] ?? '');
process.stdout.write(`\n${JSON.stringify({ url })}\n`);
