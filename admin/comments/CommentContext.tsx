import type { ReactNode } from 'react';

import { Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { ExternalLink, Filter } from '@strapi/icons';
import { FormattedMessage } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';

type Props = {
  comment: DeskComment;
  /** URL of the queue with this thread only; null where it is that queue already. */
  threadQueue: string | null;
};

/** Below what a comment stands, since when, and what came of it. */
export const CommentContext = ({ comment, threadQueue }: Props) => {
  const text = useText();
  const { thread, createdAt, editedAt, locale, pinned, replyCount } = comment;
  const title = thread.title ?? text('comment.untitled');
  const facts: [string, ReactNode][] = [['written', <RelativeTime key="time" date={createdAt} />]];
  if (editedAt) {
    const time = <RelativeTime date={editedAt} />;
    facts.push([
      'edited',
      <FormattedMessage key="edited" {...message('comment.edited')} values={{ time }} />,
    ]);
  }
  if (locale) facts.push(['locale', <Locale key="locale">{locale}</Locale>]);
  if (replyCount > 0) facts.push(['replies', text('comment.replies', { count: replyCount })]);
  return (
    <Flex gap={2} wrap="wrap" minWidth={0}>
      <Flex gap={1} minWidth={0}>
        <Link
          tag={NavLink}
          to={`/content-manager/collection-types/${thread.subjectUid}/${thread.subjectDocumentId}`}
          title={text('comment.edit-subject', { title })}
          style={{ overflowWrap: 'anywhere' }}
        >
          <bdi>{title}</bdi>
        </Link>
        {thread.publicUrl !== null && (
          <IconButton
            tag="a"
            href={thread.publicUrl}
            target="_blank"
            rel="noopener noreferrer"
            variant="ghost"
            size="XS"
            label={text('comment.public-page', { title })}
          >
            <ExternalLink />
          </IconButton>
        )}
        {threadQueue !== null && (
          <IconButton
            tag={NavLink}
            to={threadQueue}
            variant="ghost"
            size="XS"
            label={text('comment.only-thread', { title })}
          >
            <Filter />
          </IconButton>
        )}
      </Flex>
      <Typography variant="pi" textColor="neutral600">
        {facts.map(([name, fact], index) => (
          <span key={name}>
            {index > 0 && ' · '}
            {fact}
          </span>
        ))}
      </Typography>
      {pinned && (
        <ReadableBadge size="S" tone="secondary">
          {text('comment.pinned')}
        </ReadableBadge>
      )}
      {!thread.open && <ReadableBadge size="S">{text('comment.thread-closed')}</ReadableBadge>}
    </Flex>
  );
};

const Locale = styled.span`
  text-transform: uppercase;
`;
