import type { Context } from '../../context';
import { eventNames } from '../events';

type WebhookStore = { addAllowedEvent(key: string, value: string): void };

/** Lets the project's webhooks be fired by what the plugin announces. */
export const allowWebhooks = ({ strapi }: Context): void => {
  const store = strapi.get<WebhookStore>('webhookStore');
  for (const name of eventNames) {
    store.addAllowedEvent(`NEWSROOM_${name.toUpperCase().replace('.', '_')}`, `newsroom.${name}`);
  }
};
