import { adminRoute } from '../admin-route';
import { contentRoute } from '../content-route';
import { permissions } from '../desk/contract';
import { ElementQuery } from './contract';

export const elementRoutes = () => [
  contentRoute('GET', '/element.js', 'element.find', { query: ElementQuery }),
];

export const elementAdminRoutes = () => [
  adminRoute('GET', '/threads/:id/element', 'element.findSnippet', permissions.readDesk),
];
