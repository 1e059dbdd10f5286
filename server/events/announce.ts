import type { Context } from '../context';
import type { NewsroomEvent } from './events';

/**
 * Tells listeners what has been committed. Never throws and never rejects: Strapi does not await
 * what runs after a commit, and a rejection there would end the process. An announcement can be
 * lost without harm.
 */
export const announce = ({ strapi }: Context, event: NewsroomEvent): void => {
  const { name, ...payload } = event;
  Promise.resolve()
    .then(() => strapi.eventHub.emit(`newsroom.${name}`, payload))
    .catch((error: unknown) => {
      strapi.log.error(`newsroom: a listener of newsroom.${name} failed: ${String(error)}`);
    });
};
