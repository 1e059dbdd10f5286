import { Button, Flex } from '@strapi/design-system';
import { ArrowsCounterClockwise, Check, Cross, WarningCircle } from '@strapi/icons';

import type { CommentStatus } from '../../content-types';
import type { Decide, DeskComment } from '../../server/desk/contract';
import { useText } from '../text';

export type Target = Decide['to'];

/** Where a comment of each status can go, the likeliest first. */
const targets = {
  pending: ['approved', 'rejected', 'spam'],
  approved: ['rejected', 'spam', 'pending'],
  rejected: ['approved', 'pending', 'spam'],
  spam: ['approved', 'pending', 'rejected'],
  deleted: [],
} as const satisfies Record<CommentStatus, readonly Target[]>;

const looks = {
  approved: { variant: 'success-light', startIcon: <Check /> },
  rejected: { variant: 'danger-light', startIcon: <Cross /> },
  spam: { variant: 'tertiary', startIcon: <WarningCircle /> },
  pending: { variant: 'tertiary', startIcon: <ArrowsCounterClockwise /> },
} as const;

type Props = { comment: DeskComment; onChoose: (target: Target) => void };

export const DecisionButtons = ({ comment, onChoose }: Props) => {
  const text = useText();
  return (
    <Flex
      gap={2}
      wrap="wrap"
      role="group"
      aria-label={text('decide.actions', { name: comment.author.name })}
    >
      {targets[comment.status].map((target) => (
        <Button key={target} size="S" {...looks[target]} onClick={() => onChoose(target)}>
          {text(`decide.${target}`)}
        </Button>
      ))}
    </Flex>
  );
};
