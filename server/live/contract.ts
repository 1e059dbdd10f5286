import { z } from '@strapi/utils';

import type { CommentStatus, Queue } from '../../content-types';

/** What moderators see of each other and of what arrives, live. */

/** Something happened to a comment. It says what is true now: whoever missed some needs no more than
 * the latest. */
export type LiveChange = {
  comment: string;
  thread: string;
  what: 'created' | 'decided' | 'edited' | 'removed' | 'reported';
  /** Null once the row is gone. */
  status: CommentStatus | null;
  revision: number;
  /** Which queues it is in now. */
  queues: Queue[];
  /** Who did it: `staff:<id>`, where a moderator did. */
  actorKey: string | null;
  actorName: string | null;
  /** The bulk decision that it was part of. */
  bulk: string | null;
  at: string;
};

/** An admin user who looks at a comment. */
export type Viewer = { userKey: string; userName: string | null; tab: string; comment: string };

/** `GET /newsroom/live`: server-sent events. `changes` (`data: LiveChange[]`, `id:` the cursor),
 * `viewers` (`data: Viewer[]`, all of them, on each change), `ready` (`data: { cursor }`, first). A
 * reader that re-connects sends `Last-Event-ID` and misses nothing of the last minutes. */

/** `GET /newsroom/live/changes`: the same by polling. Answers `{ data: LiveChange[], meta: { cursor,
 * viewers } }`; without `after` no changes, only where one stands. */
export const ChangesQuery = z.strictObject({ after: z.string().min(1).max(200).optional() });
export type LiveAnswer = { data: LiveChange[]; meta: { cursor: string; viewers: Viewer[] } };

/** Who is not heard of for this long is gone. */
export const viewerSeconds = 40;

/** `PUT /newsroom/live/viewer`: says, at least every 20 seconds, what one looks at; null: nothing.
 * Answers 204. */
export const Look = z.strictObject({
  /** Made up by the browser's tab: letters and digits. */
  tab: z.string().regex(/^[a-z0-9]{8,40}$/i),
  comment: z.string().min(1).max(32).nullable(),
});
export type Look = z.output<typeof Look>;
