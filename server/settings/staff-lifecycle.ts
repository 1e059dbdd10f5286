import type { Context } from '../context';
import { refreshSettings } from './settings';

/** Reserves the names of admin users as soon as they are written; other instances follow with their
 * next refresh. */
export const staffLifecycles = (ctx: Context) => {
  const refresh = () => refreshSettings(ctx);
  return {
    models: ['admin::user'],
    afterCreate: refresh,
    afterCreateMany: refresh,
    afterUpdate: refresh,
    afterUpdateMany: refresh,
    afterDelete: refresh,
    afterDeleteMany: refresh,
  };
};
