import type { CommentStatus } from '../../content-types';

/** The colour of each status, as badges and dots take it. */
export const statusBadges = {
  approved: 'success',
  pending: 'warning',
  rejected: 'danger',
  spam: 'danger',
  deleted: 'neutral',
} as const satisfies Record<CommentStatus, string>;
