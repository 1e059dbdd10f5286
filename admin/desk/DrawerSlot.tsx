import type { Drawer } from './drawers';

type Props = {
  /** Null: none is open. */
  drawer: Drawer | null;
  onClose: () => void;
};

/** Where the drawers stand. Each is a dialog: it takes the focus and gives it back. */
export const DrawerSlot = (_props: Props) => null;
