import { adminRoute } from '../admin-route';
import { permissions } from '../desk/contract';

export const auditRoutes = () => [
  adminRoute('GET', '/audit', 'audit.find', permissions.inspectAudit),
];
