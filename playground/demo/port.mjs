import { once } from 'node:events';
import { createServer } from 'node:net';

import { UnusableOption } from './options.mjs';

/** @param {number} port @throws UnusableOption when something listens there already */
export async function checkPort(port) {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (error) {
    const reasons = {
      EADDRINUSE: `Port ${port} is in use. Choose another: npm run demo -- --port ${port + 1}`,
      EACCES: `Port ${port} may not be used. Choose one above 1023: npm run demo -- --port 1337`,
    };
    throw new UnusableOption(reasons[error.code] ?? error.message);
  }
  server.close();
  await once(server, 'close');
}
