import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import os from 'node:os';

/**
 * What tests may use beside SQLite, and where it is looked for. Each address can be changed by an
 * environment variable.
 */
export const services = {
  postgres: {
    label: 'PostgreSQL',
    variable: 'NEWSROOM_TEST_POSTGRES',
    standard: `postgres://${os.userInfo().username}@127.0.0.1:5432/postgres`,
  },
  mysql: {
    label: 'MariaDB',
    variable: 'NEWSROOM_TEST_MYSQL',
    standard: 'mysql://root@127.0.0.1:3306/mysql',
  },
  redis: {
    label: 'Redis',
    variable: 'NEWSROOM_TEST_REDIS',
    standard: 'redis://127.0.0.1:6379',
  },
  chromium: {
    label: 'Chromium',
    variable: 'NEWSROOM_TEST_CHROMIUM',
    standard: programIn('/usr/bin', 'chromium', 'chromium-browser', 'google-chrome'),
  },
  nginx: {
    label: 'nginx',
    variable: 'NEWSROOM_TEST_NGINX',
    standard: programIn('/usr/sbin', 'nginx'),
  },
};

/**
 * The first program that is there.
 *
 * @param {string} folder
 * @param {string[]} names
 */
function programIn(folder, ...names) {
  return names.map((name) => `${folder}/${name}`).find((file) => existsSync(file));
}

/** @typedef {keyof typeof services} ServiceName */

/**
 * Whether a service can be used. `reason` says in words why not; null when it can.
 *
 * @param {ServiceName} name
 * @returns {Promise<{ address: string, reason: string | null }>}
 */
export async function probe(name) {
  const { label, variable, standard } = services[name];
  const address = process.env[variable] || standard || '';
  const missing = (/** @type {string} */ what) => ({
    address,
    reason: `${label} skipped: ${what}; set ${variable} to use another`,
  });
  if (!address) return missing('it is not installed');
  if (name === 'chromium' || name === 'nginx') {
    return existsSync(address) ? { address, reason: null } : missing(`there is no ${address}`);
  }
  try {
    if (name === 'postgres') await connectToPostgres(address);
    else if (name === 'mysql') await connectToMysql(address);
    else await connectTo(address);
    return { address, reason: null };
  } catch (error) {
    const cause = error instanceof Error ? error.message || String(error) : String(error);
    return missing(`${hideSecret(address)} cannot be reached (${cause})`);
  }
}

/** @param {string} address */
async function connectToPostgres(address) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 3000 });
  await client.connect();
  await client.end();
}

/** @param {string} address */
async function connectToMysql(address) {
  const { createConnection: connect } = await import('mysql2/promise');
  const client = await connect({ uri: address, connectTimeout: 3000 });
  await client.end();
}

/** @param {string} address */
async function connectTo(address) {
  const { hostname, port } = new URL(address);
  await new Promise((resolve, reject) => {
    const socket = createConnection({ host: hostname, port: Number(port), timeout: 3000 });
    socket.once('connect', resolve);
    socket.once('timeout', () => reject(new Error('no answer in 3 s')));
    socket.once('error', reject);
    socket.once('connect', () => socket.destroy());
  });
}

/** @param {string} address */
const hideSecret = (address) => address.replace(/:[^:@/]*@/, ':…@');
