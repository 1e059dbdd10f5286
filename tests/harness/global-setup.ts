import { buildBundle, isBundleStale } from '../../playground/prepare/build-plugin.mjs';

/** Builds the plugin's server part once per run, when its sources are newer than the build. */
export default async function setup(): Promise<void> {
  if (isBundleStale('server')) await buildBundle('server');
}
