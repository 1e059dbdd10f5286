import { adminRoute } from '../admin-route';
import { permissions } from '../desk/contract';

const { readDesk } = permissions;

export const savedQueueRoutes = () => [
  adminRoute('GET', '/saved-queues', 'savedQueues.find', readDesk),
  adminRoute('POST', '/saved-queues', 'savedQueues.create', readDesk),
  adminRoute('PUT', '/saved-queues/:id', 'savedQueues.update', readDesk),
  adminRoute('DELETE', '/saved-queues/:id', 'savedQueues.delete', readDesk),
];
