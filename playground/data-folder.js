const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { randomBytes } = require('node:crypto');
const path = require('node:path');

/** Where the database, the uploads and the secrets of this playground live. */
const folder = path.resolve(process.env.NEWSROOM_DATA || path.join(__dirname, 'data'));

/** Made once and kept beside the database, so that log-ins outlive a restart. */
const secrets = () => {
  const file = path.join(folder, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(path.join(folder, 'public/uploads'), { recursive: true });
    const names = [
      'firstKey',
      'secondKey',
      'admin',
      'apiToken',
      'transferToken',
      'jwt',
      'encryption',
    ];
    const made = names.map((name) => [name, randomBytes(32).toString('base64')]);
    writeFileSync(file, JSON.stringify(Object.fromEntries(made), null, 2), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
};

module.exports = { folder, secrets };
