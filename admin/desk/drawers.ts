import { createContext, useContext } from 'react';

import type { DeskComment } from '../../server/desk/contract';

/** What stands in the drawer beside the page. No part of the URL. */
export type Drawer =
  | { readonly kind: 'conversation'; readonly comment: DeskComment }
  /** `author` is an author key, or `address:<hash>`. */
  | { readonly kind: 'author'; readonly author: string }
  | { readonly kind: 'history'; readonly comment: DeskComment };

export type Drawers = {
  readonly openConversation: (comment: DeskComment) => void;
  readonly openAuthor: (author: string) => void;
  readonly openHistory: (comment: DeskComment) => void;
};

const nowhere = () => undefined;

export const DrawersContext = createContext<Drawers>({
  openConversation: nowhere,
  openAuthor: nowhere,
  openHistory: nowhere,
});

/** Opens drawers from anywhere below `DrawersProvider`. */
export const useDrawers = () => useContext(DrawersContext);
