import { adminRoute } from '../admin-route';
import { permissions } from '../desk/contract';

const { moderate } = permissions;

export const bulkRoutes = () => [
  adminRoute('POST', '/bulks', 'bulks.create', moderate),
  adminRoute('GET', '/bulks', 'bulks.find', moderate),
  adminRoute('GET', '/bulks/:id', 'bulks.findOne', moderate),
  adminRoute('DELETE', '/bulks/:id', 'bulks.cancel', moderate),
  adminRoute('POST', '/bulks/:id/undo', 'bulks.undo', moderate),
];
