import { buildServer, isServerStale } from '../../playground/prepare/build-server.mjs';

/** Builds the plugin's server part once per run, when its sources are newer than the build. */
export default async function setup(): Promise<void> {
  if (isServerStale()) await buildServer();
}
