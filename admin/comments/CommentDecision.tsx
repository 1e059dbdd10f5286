import { Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';

import { rejectionReasons } from '../../content-types';
import type { DeskComment } from '../../server/desk/contract';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';
import { useRuleTitle } from './use-rule-title';

/** The latest decision that a person or a script took: who, when, why. What the rules said stands
 * beside the text. */
export const CommentDecision = ({ comment: { decision } }: { comment: DeskComment }) => {
  const text = useText();
  const ruleTitle = useRuleTitle();
  if (!decision || decision.actorKind === 'rules' || decision.from === null) return null;
  const { actorKind, actorName, to, reason, note, createdAt } = decision;
  const known = rejectionReasons.find((one) => one === reason);
  const why = [known ? text(`reason.${known}`) : reason && ruleTitle(reason), note].filter(Boolean);
  return (
    <Typography tag="p" variant="pi" textColor="neutral600" style={{ overflowWrap: 'anywhere' }}>
      <FormattedMessage
        {...message(`changed.${actorKind}`)}
        values={{
          name: <bdi>{actorName ?? text('changed.someone')}</bdi>,
          time: <RelativeTime date={createdAt} />,
          to: to ?? 'other',
        }}
      />
      {why.length > 0 && <bdi> {why.join(' – ')}</bdi>}
    </Typography>
  );
};
