import type { DeskComment } from '../../server/desk/contract';

/** What can be opened beside a screen. `author` is an author key, or `address:<hash>`. */
export type Drawer =
  | { kind: 'conversation'; comment: DeskComment }
  | { kind: 'author'; author: string }
  | { kind: 'history'; comment: DeskComment };
