import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { inRoot } from '../prepare/paths.mjs';

/** Something on the command line that cannot be done; its message says what can. */
export class UnusableOption extends Error {}

export const helpText = `Starts a Strapi app with the plugin and a newsroom to try.

  npm run demo -- [options]

  --port <number>   where it listens                           (1337)
  --data <folder>   where its database and uploads are kept    (playground/data)
  --no-seed         without the editor account, articles and comments
  --help            this text`;

/**
 * @typedef {{ port: number, data: string, seed: boolean, help: boolean }} Options
 * @param {string[]} args
 * @returns {Options}
 */
export function readOptions(args) {
  const { port, data, 'no-seed': noSeed, help } = parse(args);
  return {
    port: readPort(port),
    data: help ? data : readFolder(data),
    seed: !noSeed,
    help,
  };
}

/** @param {string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        port: { type: 'string', default: '1337' },
        data: { type: 'string', default: inRoot('playground/data') },
        'no-seed': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    const message = error.message.split(/[.'] (?=To specify|Did you forget)/)[0];
    throw new UnusableOption(`${message}\n\n${helpText}`);
  }
}

/** @param {string} text */
function readPort(text) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65535) return port;
  throw new UnusableOption(`--port takes a number from 1 to 65535, not "${text}"`);
}

/** @param {string} text */
function readFolder(text) {
  // npm runs scripts in the repository; a relative folder is meant from where it was typed.
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), text);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UnusableOption(`--data ${text} cannot be used: ${error.message}`);
  }
  if (!statSync(folder).isDirectory()) throw new UnusableOption(`--data ${text} is not a folder`);
  return folder;
}
