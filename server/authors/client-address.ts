import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

import type { Context as KoaContext, Next } from 'koa';
import proxyAddr from 'proxy-addr';

import type { Context } from '../context';
import { Refused } from '../errors';
import { settingsOf } from '../settings/settings';

/** Where a project's own proxy stands, if there is one: on the same machine or in the same network. */
const isNear = proxyAddr.compile(['loopback', 'linklocal', 'uniquelocal']);

/** Whom a request's connection is with; nobody has an entry who had gone before it was read. */
const peers = new WeakMap<IncomingMessage, string>();

/**
 * Notes of each request whom it comes from, while they are there: only an open connection has an
 * address. Who comes through a Unix socket (`server.socket`) is on this machine. To be called from
 * `register`, so that it comes before Strapi's own middlewares.
 */
export const notePeers = ({ strapi }: Context): void => {
  const local = strapi.config.get('server.socket') ? '127.0.0.1' : undefined;
  strapi.server.use(({ req }: KoaContext, next: Next) => {
    const peer = req.socket.remoteAddress ?? local;
    if (peer !== undefined) peers.set(req, peer);
    return next();
  });
};

/** Instances that have said that they trust nobody. */
const warned = new WeakSet<object>();

const warnOnce = ({ strapi }: Context, peer: string): void => {
  if (warned.has(strapi)) return;
  warned.add(strapi);
  strapi.log.warn(
    `newsroom: a request from ${peer} came with X-Forwarded-For, and no proxy is trusted: all readers ` +
      `behind it count as one, with one limit for all of them. If that is your proxy, set ` +
      `trustedProxies: ['${peer}'] in the plugin's configuration`
  );
};

/**
 * The address a request comes from: the connection's own, or, where `trustedProxies` names it, the one
 * that this proxy put last into `X-Forwarded-For`, and so on from proxy to proxy. What stands before
 * the last trusted one anybody can have written. Other headers mean nothing here, and neither does
 * Strapi's `server.proxy`, which believes the first address of the list. A proxy that passes on what is
 * no address counts itself.
 *
 * @throws Refused for who sent and went away at once: they would be beyond every limit and sanction.
 */
export const clientAddress = (ctx: Context, { req }: KoaContext): string => {
  const { trustsProxy } = settingsOf(ctx).file;
  const peer = peers.get(req);
  if (peer === undefined) {
    throw new Refused('Stay connected to be answered', { code: 'NOT_ALLOWED' });
  }
  if (!trustsProxy) {
    if (req.headers['x-forwarded-for'] !== undefined && isNear(peer, 0)) warnOnce(ctx, peer);
    return peer;
  }
  const request: unknown = { headers: req.headers, socket: { remoteAddress: peer } };
  const chain = proxyAddr.all(request as IncomingMessage, trustsProxy);
  return chain.findLast((address) => isIP(address) !== 0) ?? peer;
};
