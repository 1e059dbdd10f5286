import { Badge, Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { DeskThread } from '../../server/desk/contract';
import { statusBadges } from '../comments/status-badges';
import { queueSearch } from '../desk/queue-key';
import { pluginId } from '../plugin-id';
import { useText } from '../text';

const shownStatuses = ['pending', 'approved', 'rejected', 'spam'] as const;

/** How many comments of each status a thread has, each leading to its queue. */
export const ThreadCounts = ({ thread }: { thread: DeskThread }) => {
  const text = useText();
  const intl = useIntl();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {shownStatuses.map((status) => {
        const count = thread.counts[status];
        const search = queueSearch({ threads: [thread.id], queue: status });
        return (
          <Flex key={status} tag="li" justifyContent="space-between" gap={2}>
            {count > 0 ? (
              <Link tag={NavLink} to={{ pathname: `/plugins/${pluginId}`, search }}>
                {text(`status.${status}`)}
              </Link>
            ) : (
              <Typography textColor="neutral600">{text(`status.${status}`)}</Typography>
            )}
            <Badge variant={count > 0 ? statusBadges[status] : 'neutral'}>
              {intl.formatNumber(count)}
            </Badge>
          </Flex>
        );
      })}
    </Flex>
  );
};
