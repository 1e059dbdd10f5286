import { lazy, Suspense, useEffect, useRef } from 'react';

import { Flex, Loader, Modal, VisuallyHidden } from '@strapi/design-system';

import type { DeskComment } from '../../server/desk/contract';
import { useText } from '../text';
import type { Drawer } from './drawer';
import { SideSheet } from './SideSheet';

const ConversationDrawer = lazy(() => import('../conversation/ConversationDrawer'));
const AuthorDrawer = lazy(() => import('../authors/AuthorDrawer'));
const HistoryDrawer = lazy(() => import('../history/HistoryDrawer'));

type Props = {
  /** Null: closed. */
  drawer: Drawer | null;
  onClose: () => void;
  /** A drawer leads to another. */
  onOpen: (drawer: Drawer) => void;
  /** A comment is not what it was: decided, or answered. */
  onChanged?: (comment: DeskComment) => void;
};

/** What each drawer gets. */
export type DrawerProps = {
  onOpen: (drawer: Drawer) => void;
  onChanged: (comment: DeskComment) => void;
};

/** Shows one drawer beside a screen. From one opened in another there is a way back. */
export const DrawerHost = ({ drawer, onClose, onOpen, onChanged }: Props) => {
  const path = useRef<Drawer[]>([]);
  useEffect(() => {
    if (!drawer) path.current = [];
  }, [drawer]);
  if (!drawer) return null;

  const open = (next: Drawer) => {
    path.current.push(drawer);
    onOpen(next);
  };
  const back = () => {
    const before = path.current.pop();
    if (before) onOpen(before);
  };
  const shared: DrawerProps = { onOpen: open, onChanged: onChanged ?? (() => undefined) };
  return (
    <SideSheet onClose={onClose} onBack={path.current.length > 0 ? back : null}>
      <Suspense fallback={<Opening />}>
        {drawer.kind === 'conversation' && (
          <ConversationDrawer key={drawer.comment.id} comment={drawer.comment} {...shared} />
        )}
        {drawer.kind === 'author' && (
          <AuthorDrawer key={drawer.author} author={drawer.author} {...shared} />
        )}
        {drawer.kind === 'history' && (
          <HistoryDrawer key={drawer.comment.id} comment={drawer.comment} {...shared} />
        )}
      </Suspense>
    </SideSheet>
  );
};

const Opening = () => {
  const text = useText();
  return (
    <Flex justifyContent="center" padding={8}>
      <VisuallyHidden>
        <Modal.Title>{text('live.opening')}</Modal.Title>
      </VisuallyHidden>
      <Loader>{text('live.opening')}</Loader>
    </Flex>
  );
};
