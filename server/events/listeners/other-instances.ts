import type { Context } from '../../context';
import { nudge } from '../../redis/nudges';
import { eventNames } from '../events';

/** Has the other instances look at once when something has happened at this one. */
export const tellOtherInstances = (ctx: Context): void => {
  const tell = () => {
    nudge(ctx, 'live');
  };
  for (const name of eventNames) ctx.strapi.eventHub.on(`newsroom.${name}`, tell as never);
};
