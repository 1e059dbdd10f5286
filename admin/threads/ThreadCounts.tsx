import { Flex, Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import type { DeskThread } from '../../server/desk/contract';
import { statusBadges } from '../comments/status-badges';
import { ReadableBadge } from '../ReadableBadge';
import { useText } from '../text';
import { deskPath } from './thread-links';

const shown = ['pending', 'reported', 'approved', 'rejected', 'spam'] as const;

/** How many comments of each status a thread has, each leading to its queue. Reported ones are
 * approved as well, and shown where there are any. */
export const ThreadCounts = ({ thread }: { thread: DeskThread }) => {
  const text = useText();
  const intl = useIntl();
  return (
    <Flex tag="ul" direction="column" alignItems="stretch" gap={2}>
      {shown
        .filter((queue) => queue !== 'reported' || thread.counts.reported > 0)
        .map((queue) => {
          const count = thread.counts[queue];
          const name = text(queue === 'reported' ? 'threads.reported' : `status.${queue}`);
          const badge = queue === 'reported' ? 'danger' : statusBadges[queue];
          return (
            <Flex key={queue} tag="li" justifyContent="space-between" gap={2}>
              {count > 0 ? (
                <Link tag={NavLink} to={deskPath(thread.id, queue)}>
                  {name}
                </Link>
              ) : (
                <Typography textColor="neutral600">{name}</Typography>
              )}
              <ReadableBadge tone={count > 0 ? badge : 'neutral'}>
                {intl.formatNumber(count)}
              </ReadableBadge>
            </Flex>
          );
        })}
    </Flex>
  );
};
