import { adminRoute } from '../admin-route';
import { permissions } from '../desk/contract';

const { readDesk } = permissions;

export const liveRoutes = () => [
  adminRoute('GET', '/live', 'live.listen', readDesk),
  adminRoute('GET', '/live/changes', 'live.findChanges', readDesk),
  adminRoute('PUT', '/live/viewer', 'live.look', readDesk),
];
