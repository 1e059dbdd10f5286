import { z } from '@strapi/utils';

import { rejectionReasons, type BulkState, type RejectionReason } from '../../content-types';
import { decisionTargets, QueueFilter, type DecisionTarget } from '../desk/contract';

/** One decision on many comments. Each gets a decision row of its own; one that changed since it was
 * selected, or is where it should go already, is skipped. The latter means: a person has
 * looked and no report is open, so that approving the queue of new or of reported comments counts. */

/** The most comments that can be named one by one. */
export const mostNamed = 1_000;

const selection = z.union([
  /** Those that were seen, each with its revision. */
  z.strictObject({
    comments: z
      .array(z.strictObject({ id: z.string().min(1).max(32), revision: z.number().int().min(1) }))
      .min(1)
      .max(mostNamed),
  }),
  /** All that fit now; what arrives or changes after that is left alone. */
  z.strictObject({ filter: QueueFilter }),
]);

/** `POST /newsroom/bulks`: begins; answers 202 `{ data: Bulk }`. */
export const StartBulk = z
  .strictObject({
    selection,
    to: z.enum(decisionTargets),
    reason: z.enum(rejectionReasons).optional(),
    note: z.string().trim().max(1000).optional(),
  })
  .refine(({ to, reason }) => to !== 'rejected' || reason !== undefined, {
    path: ['reason'],
    message: `is needed to reject; one of ${rejectionReasons.join(', ')}`,
  });
export type StartBulk = z.output<typeof StartBulk>;

/** `POST /newsroom/bulks/:id/undo`: puts back whatever of one's own finished or cancelled bulk decision
 * has not changed since; answers 202 `{ data: Bulk }`, a bulk decision of its own. */

/** `GET /newsroom/bulks`: one's own that are running or ended within the last ten minutes, newest
 * first; answers `{ data: Bulk[] }`. `GET /newsroom/bulks/:id` answers `{ data: Bulk }`.
 * `DELETE /newsroom/bulks/:id` cancels: what was decided stands; answers `{ data: Bulk }`. */
export type Bulk = {
  id: string;
  state: BulkState;
  selection:
    { comments: { id: string; revision: number }[] } | { filter: QueueFilter } | { undo: string };
  /** Null where it undoes another one. */
  to: DecisionTarget | null;
  reason: RejectionReason | null;
  note: string | null;
  /** Comments selected when it began. */
  total: number;
  decided: number;
  skipped: number;
  actorName: string | null;
  createdAt: string;
  finishedAt: string | null;
};
