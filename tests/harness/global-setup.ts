import { buildBundle, isBundleStale } from '../../playground/prepare/build-plugin.mjs';
import { buildReader, isReaderStale } from '../../playground/prepare/reader-bundle.mjs';

/** Builds the plugin's server part, and what it serves to websites, once per run, when its sources are
 * newer than the build. */
export default async function setup(): Promise<void> {
  if (isBundleStale('server')) await buildBundle('server');
  for (const name of ['client', 'element'] as const) {
    if (isReaderStale(name)) await buildReader(name);
  }
}
