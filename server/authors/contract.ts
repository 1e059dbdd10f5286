import { z } from '@strapi/utils';

import { rejectionReasons, sanctionKinds, type SanctionKind } from '../../content-types';
import type { DeskAuthor } from '../desk/contract';

/** Authors as moderators know them. `:key` is an author key (`guest:…`, `user:…`, `staff:…`) or, for
 * those who may identify authors, `address:<hash>`, which stands for everybody who wrote from there. */

export type Sanction = {
  id: string;
  kind: SanctionKind;
  /** When it ends by itself. */
  until: string | null;
  reason: string;
  note: string | null;
  actorName: string | null;
  createdAt: string;
  liftedAt: string | null;
  liftedByName: string | null;
  /** Neither lifted nor over. */
  isInForce: boolean;
};

export type AuthorNote = {
  id: string;
  body: string;
  actorKey: string | null;
  actorName: string | null;
  createdAt: string;
};

/** `GET /newsroom/authors/:key` answers `{ data: AuthorDetail }`. Their comments: the queue `all`,
 * filtered by `author`. */
export type AuthorDetail = Omit<DeskAuthor, 'key'> & {
  key: string;
  lastSeenAt: string | null;
  /** Every name they signed with among their latest 100 comments, latest first. */
  names: string[];
  /** Of their latest 100 comments, latest first. Null for those who may not identify authors. */
  emails: string[] | null;
  /** Hashes of the addresses that their latest 100 comments came from, with how many each. Null for
   * those who may not identify authors. */
  addresses: { hash: string; count: number }[] | null;
  /** Author keys that wrote from an address, latest first; empty for a key that is no address. */
  keys: { key: string; name: string }[];
  /** Newest first. */
  sanctions: Sanction[];
  /** Newest first. */
  notes: AuthorNote[];
};

/** `POST /newsroom/authors/:key/sanctions`: replaces one of the same kind that is in force. Answers 201
 * `{ data: Sanction }`. */
export const PutSanction = z
  .strictObject({
    kind: z.enum(sanctionKinds),
    /** In the future. Needed to mute; null or absent elsewhere: until it is lifted. */
    until: z.iso.datetime({ offset: true }).nullish(),
    reason: z.enum(rejectionReasons),
    note: z.string().trim().max(1000).optional(),
  })
  .refine(({ kind, until }) => kind !== 'mute' || Boolean(until), {
    path: ['until'],
    message: 'is needed to mute: a date and time in the future',
  });
export type PutSanction = z.output<typeof PutSanction>;

/** `DELETE /newsroom/sanctions/:id`: lifts it; answers `{ data: Sanction }`, the same again for one
 * that was lifted already. */

/** `POST /newsroom/authors/:key/notes` answers 201 `{ data: AuthorNote }`. */
export const WriteNote = z.strictObject({ body: z.string().trim().min(1).max(5000) });
/** `DELETE /newsroom/notes/:id`: one's own; answers `{ data: AuthorNote }`. */
