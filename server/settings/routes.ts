import { adminRoute } from '../admin-route';
import { permissions } from '../desk/contract';

export const settingsRoutes = () => [
  adminRoute('GET', '/settings', 'settings.find', permissions.changeSettings),
  adminRoute('PUT', '/settings', 'settings.update', permissions.changeSettings),
];
