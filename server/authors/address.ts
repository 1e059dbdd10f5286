import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';

import ipaddr from 'ipaddr.js';

import type { Context } from '../context';
import { keysFor } from './secrets';

/** One client's network: an IPv4 address, even if written as an IPv6 one (`::ffff:203.0.113.7`), or the
 * /64 of an IPv6 address, of which a client has all. */
const networkOf = (address: string): string | null => {
  // The zone of a link-local address is a name on this machine.
  const [plain = ''] = address.split('%');
  if (!isIP(plain)) return null;
  const parsed = ipaddr.process(plain);
  return parsed instanceof ipaddr.IPv6
    ? parsed.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':') + '::/64'
    : parsed.toString();
};

/** A client's address as a keyed hash, 64 hexadecimal characters; null for none. The address
 * itself is kept nowhere. */
export const hashAddress = (ctx: Context, address: string): string | null => {
  const network = networkOf(address);
  if (network === null) return null;
  const [key] = keysFor(ctx, 'address');
  return createHmac('sha256', key).update(network).digest('hex');
};
