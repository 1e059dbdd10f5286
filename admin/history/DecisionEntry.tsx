import { Box, Flex, Typography } from '@strapi/design-system';

import { rejectionReasons } from '../../content-types';
import type { DeskDecision } from '../../server/desk/contract';
import { Arrow } from '../Arrow';
import { statusBadges } from '../comments/status-badges';
import { useRuleTitle } from '../comments/use-rule-title';
import { ReadableBadge } from '../ReadableBadge';
import { RelativeTime } from '../RelativeTime';
import { useText } from '../text';

/** Where a comment was moved, by whom, when and why. */
export const DecisionEntry = ({ decision }: { decision: DeskDecision }) => {
  const text = useText();
  const ruleTitle = useRuleTitle();
  const { from, to, actorKind, actorName, reason, note, createdAt } = decision;
  const known = rejectionReasons.find((one) => one === reason);
  const why = known ? text(`reason.${known}`) : reason === null ? null : ruleTitle(reason);
  return (
    <Box tag="li" borderColor="neutral150" hasRadius padding={3} minWidth={0}>
      <Flex gap={2} wrap="wrap">
        {from !== null && from !== to && (
          <>
            <ReadableBadge size="S" tone="neutral">
              {text(`status.${from}`)}
            </ReadableBadge>
            <Arrow />
          </>
        )}
        <ReadableBadge size="S" tone={to === null ? 'neutral' : statusBadges[to]}>
          {text(to === null ? 'history.removed' : `status.${to}`)}
        </ReadableBadge>
        <Typography variant="pi" textColor="neutral600" style={breakAnywhere}>
          <bdi>
            {actorKind === 'staff'
              ? (actorName ?? text('sanction.someone'))
              : text(`history.actor.${actorKind}`)}
          </bdi>
          {' · '}
          <RelativeTime date={createdAt} />
        </Typography>
      </Flex>
      {why && (
        <Typography tag="p" variant="pi" textColor="neutral800" style={breakAnywhere}>
          {why}
        </Typography>
      )}
      {note && (
        <Typography tag="p" variant="pi" dir="auto" textColor="neutral800" style={breakAnywhere}>
          {note}
        </Typography>
      )}
    </Box>
  );
};

const breakAnywhere = { overflowWrap: 'anywhere' } as const;
