import { Flex, Loader, TextButton, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import { statusBadges } from '../comments/status-badges';
import { Problem } from '../live/Problem';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { useText } from '../text';
import { useLastCommentsQuery } from './thread-api';

type Props = {
  thread: string;
  limit: number;
  /** Null where nothing can be opened. */
  onOpen: ((comment: DeskComment) => void) | null;
};

/** The latest comments of a thread, shortened. */
export const LastComments = ({ thread, limit, onOpen }: Props) => {
  const text = useText();
  const { currentData, error, isFetching, refetch } = useLastCommentsQuery(
    { thread, limit },
    { refetchOnMountOrArgChange: true }
  );
  if (!currentData) {
    return error && !isFetching ? (
      <Problem title={text('threads.last.error')} error={error} onRetry={() => void refetch()} />
    ) : (
      <Loader small>{text('threads.last.loading')}</Loader>
    );
  }
  if (currentData.length === 0) {
    return <Typography textColor="neutral600">{text('threads.last.none')}</Typography>;
  }
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={4}>
      {currentData.map((comment) => (
        <Flex
          tag="li"
          key={comment.id}
          direction="column"
          alignItems="flex-start"
          gap={1}
          minWidth={0}
        >
          <Flex gap={2} wrap="wrap" maxWidth="100%">
            <Typography fontWeight="semiBold" textColor="neutral800" style={breakAnywhere}>
              <bdi>{comment.author.name}</bdi>
            </Typography>
            <ReadableBadge size="S" tone={statusBadges[comment.status]}>
              {text(`status.${comment.status}`)}
            </ReadableBadge>
            <Typography variant="pi" textColor="neutral600">
              <RelativeTime date={comment.createdAt} />
            </Typography>
          </Flex>
          <Excerpt dir="auto" textColor="neutral700">
            {comment.status === 'deleted' ? text('conversation.deleted') : comment.body}
          </Excerpt>
          {onOpen && (
            <TextButton onClick={() => onOpen(comment)}>
              {text('author-drawer.conversation')}
            </TextButton>
          )}
        </Flex>
      ))}
    </Flex>
  );
};

const breakAnywhere = { overflowWrap: 'anywhere' } as const;

const Excerpt = styled(Typography)`
  display: -webkit-box;
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 2;
  overflow: hidden;
  overflow-wrap: anywhere;
`;
