import { Checkbox, Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { FormattedMessage, useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { DeskThread } from '../../server/desk/contract';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';
import { deskPath, threadPath } from './thread-links';
import { ThreadState } from './ThreadState';

type Props = {
  thread: DeskThread;
  isSelected: boolean;
  /** Null where the user may only look. */
  onSelect: ((isSelected: boolean) => void) | null;
};

export const ThreadRow = ({ thread, isSelected, onSelect }: Props) => {
  const text = useText();
  const intl = useIntl();
  const { counts, lastCommentAt } = thread;
  const title = thread.title ?? text('conversation.untitled');
  return (
    <Tr>
      {onSelect && (
        <Td>
          <Checkbox
            aria-label={text('threads.select', { title })}
            checked={isSelected}
            onCheckedChange={(value) => onSelect(value === true)}
          />
        </Td>
      )}
      <Td>
        <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={2} paddingBottom={2}>
          <Link tag={NavLink} to={threadPath(thread.id)} style={{ overflowWrap: 'anywhere' }}>
            <bdi>{title}</bdi>
          </Link>
          <ThreadState thread={thread} />
          <Typography className="newsroom-narrow" variant="pi" textColor="neutral600">
            {text('threads.narrow', { approved: counts.approved, reported: counts.reported })}
          </Typography>
        </Flex>
      </Td>
      <Td className="newsroom-pending">
        {counts.pending > 0 ? (
          <Link
            tag={NavLink}
            to={deskPath(thread.id, 'pending')}
            aria-label={text('threads.pending', { count: counts.pending, title })}
          >
            <ReadableBadge tone="warning">{intl.formatNumber(counts.pending)}</ReadableBadge>
          </Link>
        ) : (
          <Typography textColor="neutral600">{intl.formatNumber(0)}</Typography>
        )}
      </Td>
      <Td className="newsroom-reported">
        {counts.reported > 0 ? (
          <ReadableBadge tone="danger">{intl.formatNumber(counts.reported)}</ReadableBadge>
        ) : (
          <Typography textColor="neutral600">{intl.formatNumber(0)}</Typography>
        )}
      </Td>
      <Td className="newsroom-approved">
        <Typography textColor="neutral800">{intl.formatNumber(counts.approved)}</Typography>
      </Td>
      <Td className="newsroom-last">
        <Typography textColor="neutral600">
          {lastCommentAt ? (
            <RelativeTime date={lastCommentAt} />
          ) : (
            <FormattedMessage {...message('threads.never')} />
          )}
        </Typography>
      </Td>
    </Tr>
  );
};
