import { createHmac } from 'node:crypto';
import { isIP } from 'node:net';

import ipaddr from 'ipaddr.js';

import type { Context } from '../context';
import { keysFor } from './secrets';

/** One client's network: an IPv4 address, or the /64 of an IPv6 one, of which a client has all. */
const networkOf = (address: string): string | null => {
  if (!isIP(address)) return null;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? parsed.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':') + '::/64'
    : parsed.toString();
};

/** A client's address as a keyed hash, 64 hexadecimal characters; null for none. The address
 * itself is kept nowhere. */
export const hashAddress = (ctx: Context, address: string | undefined): string | null => {
  const network = address ? networkOf(address) : null;
  if (network === null) return null;
  const [key] = keysFor(ctx, 'address');
  return createHmac('sha256', key).update(network).digest('hex');
};
