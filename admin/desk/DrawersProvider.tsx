import { useMemo, useState, type ReactNode } from 'react';

import { DrawersContext, type Drawer, type Drawers } from './drawers';
import { DrawerSlot } from './DrawerSlot';

/** Keeps which drawer is open, and draws it beside the page. */
export const DrawersProvider = ({ children }: { children: ReactNode }) => {
  const [drawer, setDrawer] = useState<Drawer | null>(null);
  const drawers = useMemo(
    (): Drawers => ({
      openConversation: (comment) => setDrawer({ kind: 'conversation', comment }),
      openAuthor: (author) => setDrawer({ kind: 'author', author }),
      openHistory: (comment) => setDrawer({ kind: 'history', comment }),
    }),
    []
  );
  return (
    <DrawersContext.Provider value={drawers}>
      {children}
      <DrawerSlot drawer={drawer} onClose={() => setDrawer(null)} />
    </DrawersContext.Provider>
  );
};
