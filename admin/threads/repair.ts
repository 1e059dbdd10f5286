import { commentStatuses } from '../../content-types';
import type { Phrase } from '../text';

/** What `POST /newsroom/threads/:id/recount` found wrong and put right (`server/threads/recount.ts`).
 * Times are in milliseconds since 1970, and 0 for none. */
export type Repair = {
  readonly thread: string;
  readonly repaired: readonly {
    readonly what: string;
    readonly was: number;
    readonly is: number;
  }[];
};

/** A repair in words: each of the thread's own numbers, and how many comments were mended.
 * `formatDate` puts a time in the admin's language. */
export const repairPhrases = (
  { repaired }: Repair,
  formatDate: (time: number) => string
): Phrase[] => {
  const own: Phrase[] = [];
  const comments = new Set<string>();
  for (const { what, was, is } of repaired) {
    const status = commentStatuses.find((one) => one === what);
    if (status) {
      own.push({ key: `threads.repaired.${status}`, values: { was, is } });
    } else if (what === 'reported') {
      own.push({ key: 'threads.repaired.reported', values: { was, is } });
    } else if (what === 'last comment') {
      own.push(
        is === 0
          ? { key: 'threads.repaired.last.none' }
          : { key: 'threads.repaired.last', values: { date: formatDate(is) } }
      );
    } else {
      // "replies of <documentId>", and others that name a comment.
      comments.add(what.split(' ').at(-1) ?? what);
    }
  }
  if (comments.size > 0) {
    own.push({ key: 'threads.repaired.comments', values: { count: comments.size } });
  }
  return own;
};
