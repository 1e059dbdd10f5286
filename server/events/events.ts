import type { CommentStatus } from '../../content-types';

/** What the plugin announces on Strapi's event hub as `newsroom.<name>`, after commit. Ids are
 * `documentId`s; nothing private is in an event. */
export type NewsroomEvent =
  | { name: 'comment.created'; comment: string; thread: string; status: CommentStatus }
  | {
      name: 'comment.decided';
      comment: string;
      thread: string;
      from: CommentStatus;
      to: CommentStatus;
    }
  | { name: 'comment.edited'; comment: string; thread: string; status: CommentStatus }
  | { name: 'comment.removed'; comment: string; thread: string; from: CommentStatus }
  | { name: 'comment.reported'; comment: string; thread: string }
  | { name: 'thread.changed'; thread: string }
  | { name: 'thread.gone'; thread: string };

export const eventNames = [
  'comment.created',
  'comment.decided',
  'comment.edited',
  'comment.removed',
  'comment.reported',
  'thread.changed',
  'thread.gone',
] as const satisfies readonly NewsroomEvent['name'][];
