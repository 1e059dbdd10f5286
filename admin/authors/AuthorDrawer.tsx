import { useState } from 'react';

import { Flex, Link, Loader, Modal, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { NavLink } from 'react-router-dom';

import { queueSearch } from '../desk/queue-key';
import type { DrawerProps } from '../drawers/DrawerHost';
import { SheetFrame } from '../drawers/SideSheet';
import { Problem } from '../live/Problem';
import { moderate, sanction } from '../permissions';
import { pluginId } from '../plugin-id';
import { refusal } from '../refusal';
import { ReadableBadge } from '../ReadableBadge';
import { useText } from '../text';
import { useAuthorDetailQuery } from './author-api';
import { AuthorFacts } from './AuthorFacts';
import { AuthorSanctions } from './AuthorSanctions';
import { AuthorTimeline } from './AuthorTimeline';
import { NoteForm } from './NoteForm';

/** Everything by one author, and what moderators know and did about them. */
const AuthorDrawer = ({ author: key, onOpen }: DrawerProps & { author: string }) => {
  const text = useText();
  const { currentData: author, error, isFetching, refetch } = useAuthorDetailQuery(key);
  const { allowedActions: may } = useRBAC(sanction);
  const { allowedActions: mayDecide } = useRBAC(moderate);
  const [rejections, setRejections] = useState(0);
  const isAddress = key.startsWith('address:');

  if (!author) {
    return (
      <SheetFrame title={text('author-drawer.title')}>
        {error && !isFetching ? (
          refusal(error).status === 404 ? (
            <Typography textColor="neutral600">{text('author-drawer.unknown')}</Typography>
          ) : (
            <Problem
              title={text('author-drawer.error')}
              error={error}
              onRetry={() => void refetch()}
            />
          )
        ) : (
          <Flex justifyContent="center" padding={8}>
            <Loader>{text('author-drawer.loading')}</Loader>
          </Flex>
        )}
      </SheetFrame>
    );
  }
  return (
    <SheetFrame
      title={isAddress ? text('author-drawer.address.title') : <bdi>{author.name}</bdi>}
      subtitle={
        <Flex gap={2} wrap="wrap">
          <ReadableBadge size="S">
            {text(isAddress ? 'author-drawer.address' : `author-drawer.kind.${author.kind}`)}
          </ReadableBadge>
          {author.sanctions
            .filter(({ isInForce }) => isInForce)
            .map(({ id, kind }) => (
              <ReadableBadge key={id} size="S" tone={kind === 'ban' ? 'danger' : 'warning'}>
                {text(`sanction.state.${kind}`)}
              </ReadableBadge>
            ))}
          <Modal.Close>
            <Link
              tag={NavLink}
              to={`/plugins/${pluginId}${queueSearch({ queue: 'all', author: key })}`}
            >
              {text('author-drawer.desk')}
            </Link>
          </Modal.Close>
        </Flex>
      }
    >
      <Flex direction="column" alignItems="stretch" gap={6}>
        <AuthorFacts
          author={author}
          onAuthor={(other) => onOpen({ kind: 'author', author: other })}
        />
        <AuthorSanctions
          author={author}
          canSanction={may.canSanction ?? false}
          canModerate={mayDecide.canModerate ?? false}
          onRejected={() => {
            setRejections(rejections + 1);
            void refetch();
          }}
        />
        {mayDecide.canModerate && <NoteForm author={key} />}
        <AuthorTimeline
          key={rejections}
          author={author}
          canModerate={mayDecide.canModerate ?? false}
          onComment={(comment) => onOpen({ kind: 'conversation', comment })}
        />
      </Flex>
    </SheetFrame>
  );
};

export default AuthorDrawer;
