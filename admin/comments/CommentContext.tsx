import { Flex, IconButton, Link, Typography } from '@strapi/design-system';
import { Filter } from '@strapi/icons';
import { FormattedMessage } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { DeskComment } from '../../server/desk/contract';
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
  const { thread, createdAt, editedAt, reportCount, replyCount } = comment;
  const title = thread.title ?? text('comment.untitled');
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
        <RelativeTime date={createdAt} />
        {editedAt && (
          <>
            {' · '}
            <FormattedMessage
              {...message('comment.edited')}
              values={{ time: <RelativeTime date={editedAt} /> }}
            />
          </>
        )}
        {reportCount > 0 && ` · ${text('comment.reports', { count: reportCount })}`}
        {replyCount > 0 && ` · ${text('comment.replies', { count: replyCount })}`}
      </Typography>
    </Flex>
  );
};
