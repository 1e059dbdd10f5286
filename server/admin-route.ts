import { answerErrors } from './answer-errors';
import { refuseNul } from './refuse-nul';

/** A route of the admin API. The server enforces `permission`; null asks only for a login. */
export const adminRoute = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  handler: string,
  permission: string | null
) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      ...(permission ? [{ name: 'admin::hasPermissions', config: { actions: [permission] } }] : []),
    ],
    middlewares: [answerErrors, refuseNul],
  },
});
