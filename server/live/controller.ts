import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { staffAuthor, type AdminUser } from '../authors/author';
import { permissions } from '../desk/contract';
import { parseInput } from '../input';
import { nudge } from '../redis/nudges';
import { answerStream } from './answer-stream';
import { ChangesQuery, Look } from './contract';
import { lookNow } from './hub';
import { openLive } from './open-live';
import { pollChanges } from './poll-changes';
import { decodePosition } from './position';
import { noteViewer } from './viewers';

type Strapi = { strapi: Core.Strapi };

type Authentication = {
  readonly authenticated?: boolean;
  readonly ability?: { can(action: string): boolean } | null;
};
type State = {
  readonly user: AdminUser;
  readonly auth: {
    readonly strategy: { authenticate(koa: KoaContext): Promise<Authentication | null> };
  };
};

const stateOf = (koa: KoaContext): State => koa.state;

/** Asks Strapi once more, as for a new request: the log-in may have expired or been ended, the role
 * may have lost the permission. */
const mayListen = async (koa: KoaContext): Promise<boolean> => {
  const { authenticated, ability } = (await stateOf(koa).auth.strategy.authenticate(koa)) ?? {};
  return authenticated === true && ability?.can(permissions.readDesk) === true;
};

export const liveControllers = {
  live: ({ strapi }: Strapi) => ({
    listen(koa: KoaContext) {
      const lastId = koa.get('Last-Event-ID');
      const after = lastId === '' ? null : decodePosition(lastId, 'Last-Event-ID');
      const { key: userKey } = staffAuthor(stateOf(koa).user);
      const body = openLive({ strapi }, { userKey, after, mayListen: () => mayListen(koa) });
      answerStream(koa, body);
    },
    async findChanges(koa: KoaContext) {
      const { after } = parseInput(ChangesQuery, koa.query);
      const position = after === undefined ? null : decodePosition(after, 'after');
      koa.body = await pollChanges({ strapi }, position);
    },
    async look(koa: KoaContext) {
      const look = parseInput(Look, koa.request.body);
      const { key, name } = staffAuthor(stateOf(koa).user);
      await noteViewer({ strapi }, { user: { key, name }, look });
      lookNow({ strapi });
      nudge({ strapi }, 'live');
      koa.status = 204;
    },
  }),
};
