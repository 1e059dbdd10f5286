import { adminApi } from '@strapi/strapi/admin';

/**
 * The plugin's part of the admin's RTK Query API; each folder injects its own endpoints.
 *
 * `NewsroomThread`: one thread's state and counts, by `documentId`. `NewsroomCounts`: the numbers
 * in the Content Manager's lists. `NewsroomBulks`, `NewsroomSavedQueues`: one's own. `NewsroomJobs`: all of them.
 */
export const newsroomApi = adminApi.enhanceEndpoints({
  addTagTypes: [
    'NewsroomThread',
    'NewsroomCounts',
    'NewsroomBulks',
    'NewsroomSavedQueues',
    'NewsroomJobs',
  ],
});
