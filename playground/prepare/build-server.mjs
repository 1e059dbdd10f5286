/** `npm run build:server`: the server bundle alone, for whoever works on it. */
import { buildBundle } from './build-plugin.mjs';

await buildBundle('server');
