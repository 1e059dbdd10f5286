import { buildPanel, isPanelStale } from './build-panel.mjs';
import { buildBundle, isBundleStale } from './build-plugin.mjs';
import { install, isInstallNeeded } from './install.mjs';
import { step } from './progress.mjs';
import { buildReader, isReaderStale } from './reader-bundle.mjs';

/**
 * Makes what is missing or older than its sources: the packages, the plugin's server part, what
 * websites load of it, and the admin panel if it is wanted. Uses only what Node brings until the packages are there.
 *
 * @param {{ panel: boolean }} what
 */
export async function prepare({ panel }) {
  if (isInstallNeeded()) await step('Installing packages (some minutes, once)', install);
  if (isBundleStale('server'))
    await step('Building the plugin: server', () => buildBundle('server'));
  for (const name of /** @type {const} */ (['client', 'element']))
    if (isReaderStale(name)) await step(`Building the plugin: ${name}`, () => buildReader(name));
  if (!panel) return;
  if (isBundleStale('admin')) await step('Building the plugin: admin', () => buildBundle('admin'));
  if (isPanelStale()) await step('Building the admin panel (about a minute)', buildPanel);
}
