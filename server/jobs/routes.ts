import { adminRoute } from '../admin-route';
import { permissions } from '../desk/contract';

const { changeSettings } = permissions;

export const jobRoutes = () => [
  adminRoute('GET', '/jobs', 'jobs.find', changeSettings),
  adminRoute('POST', '/jobs/:name/run', 'jobs.run', changeSettings),
];
