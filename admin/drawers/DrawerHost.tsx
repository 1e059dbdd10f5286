import type { DeskComment } from '../../server/desk/contract';
import type { Drawer } from './drawer';

type Props = {
  /** Null: closed. */
  drawer: Drawer | null;
  onClose: () => void;
  /** A drawer leads to another. */
  onOpen: (drawer: Drawer) => void;
  /** A comment is not what it was: decided, or answered. */
  onChanged?: (comment: DeskComment) => void;
};

/** Shows one drawer beside a screen. */
export const DrawerHost: (props: Props) => null = () => null;
