import type { AdminUser } from '../authors/author';

/** As whom an admin user keeps queues: their author key. */
export const ownerKey = ({ id }: Pick<AdminUser, 'id'>): string => `staff:${id}`;
