import { z } from '@strapi/utils';

import { QueueFilter, queueSorts, type QueueSort } from '../desk/contract';

/** Filters that an admin user keeps under names of their own; nobody else sees them. */

/** The most that one user can keep; to save one more is a 409 `LIMIT_REACHED`. */
export const mostSavedQueues = 50;

/** `POST /newsroom/saved-queues` (201) and `PUT /newsroom/saved-queues/:id` answer `{ data:
 * SavedQueue }`; 409 `DUPLICATE` for a name that one has already, 404 `SAVED_QUEUE_UNKNOWN` for another's. */
export const SaveQueue = z.strictObject({
  name: z.string().trim().min(1).max(100),
  filter: QueueFilter,
  sort: z.enum(queueSorts),
});
export type SaveQueue = z.output<typeof SaveQueue>;

/** `GET /newsroom/saved-queues` answers `{ data: SavedQueue[] }`, by name. `DELETE
 * /newsroom/saved-queues/:id` answers `{ data: SavedQueue }`. */
export type SavedQueue = { id: string; name: string; filter: QueueFilter; sort: QueueSort };
