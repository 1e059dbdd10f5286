import { Discuss } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

import { permissions } from '../permissions';
import { pluginId } from '../plugin-id';
import { message } from '../text';

type WidgetOptions = Exclude<
  Parameters<StrapiApp['widgets']['register']>[0],
  readonly unknown[] | ((...args: never[]) => unknown)
>;

/** The home page's view of the desk. */
export const deskWidget: WidgetOptions = {
  id: 'desk',
  pluginId,
  icon: Discuss,
  title: message('widget.title'),
  component: async () => (await import('./DeskWidget')).default,
  permissions: [{ action: permissions.readDesk }],
};
