import { Flex, Link, Td, Tr, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { rejectionReasons } from '../../content-types';
import type { AuditPage, DecisionEntry, SanctionEntry } from '../../server/audit/contract';
import { Arrow } from '../Arrow';
import { statusBadges } from '../comments/status-badges';
import { useRuleTitle } from '../comments/use-rule-title';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { useText } from '../text';
import { threadPath } from '../threads/thread-links';

type Props = {
  entry: AuditPage['data'][number];
  /** Whether who reads this may follow a link to the thread. */
  isLinked: boolean;
};

/** One thing that a moderator did. */
export const AuditRow = ({ entry, isLinked }: Props) => {
  const text = useText();
  return (
    <Tr>
      <Td>
        <Typography textColor="neutral600">
          <RelativeTime date={entry.at} />
        </Typography>
      </Td>
      <Td>
        <Words>
          <bdi>{entry.actor.name ?? entry.actor.key ?? text('sanction.someone')}</bdi>
        </Words>
      </Td>
      <Td>
        {entry.kind === 'decision' ? <Moved entry={entry} /> : <Sanctioned entry={entry} />}
        <div className="newsroom-narrow">
          <On entry={entry} isLinked={isLinked} />
          <Why entry={entry} />
        </div>
      </Td>
      <Td className="newsroom-wide">
        <On entry={entry} isLinked={isLinked} />
      </Td>
      <Td className="newsroom-wide">
        <Why entry={entry} />
      </Td>
    </Tr>
  );
};

const Moved = ({ entry: { from, to } }: { entry: DecisionEntry }) => {
  const text = useText();
  return (
    <Flex gap={1} wrap="wrap">
      {from !== null && from !== to && (
        <>
          <ReadableBadge size="S">{text(`status.${from}`)}</ReadableBadge>
          <Arrow />
        </>
      )}
      <ReadableBadge size="S" tone={to === null ? 'neutral' : statusBadges[to]}>
        {text(to === null ? 'history.removed' : `status.${to}`)}
      </ReadableBadge>
    </Flex>
  );
};

const Sanctioned = ({ entry: { what, sanction, until } }: { entry: SanctionEntry }) => {
  const text = useText();
  const intl = useIntl();
  return (
    <Flex direction="column" alignItems="flex-start" gap={1}>
      <ReadableBadge size="S" tone={what === 'lifted' ? 'success' : 'danger'}>
        {text(`audit.${what}.${sanction}`)}
      </ReadableBadge>
      {what === 'put' && until && (
        <Typography variant="pi" textColor="neutral600">
          {text('audit.until', {
            date: intl.formatDate(until, { dateStyle: 'medium', timeStyle: 'short' }),
          })}
        </Typography>
      )}
    </Flex>
  );
};

const On = ({ entry, isLinked }: Props) => {
  const text = useText();
  if (entry.kind === 'sanction') {
    return (
      <Words>
        <bdi>{entry.author.name ?? entry.author.key}</bdi>
      </Words>
    );
  }
  const { comment, thread } = entry;
  const title = thread && <bdi>{thread.title ?? text('conversation.untitled')}</bdi>;
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="40rem">
      {comment ? (
        <Words dir="auto">
          <bdi>{comment.authorName}</bdi>
          {': '}
          {comment.excerpt}
        </Words>
      ) : (
        <Typography textColor="neutral600">{text('audit.purged')}</Typography>
      )}
      {thread && isLinked && (
        <Link tag={NavLink} to={threadPath(thread.id)} style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Link>
      )}
      {thread && !isLinked && <Words>{title}</Words>}
    </Flex>
  );
};

const Why = ({ entry: { reason, note } }: Pick<Props, 'entry'>) => {
  const text = useText();
  const ruleTitle = useRuleTitle();
  const known = rejectionReasons.find((one) => one === reason);
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="32rem">
      {reason !== null && <Words>{known ? text(`reason.${known}`) : ruleTitle(reason)}</Words>}
      {note && (
        <Words variant="pi" dir="auto">
          {note}
        </Words>
      )}
    </Flex>
  );
};

const Words = styled(Typography).attrs({ textColor: 'neutral800' })`
  display: block;
  white-space: normal;
  overflow-wrap: anywhere;
`;
