import { Button, Flex, Tooltip } from '@strapi/design-system';
import { ArrowsCounterClockwise, Check, Cross, WarningCircle } from '@strapi/icons';

import type { CommentStatus } from '../../content-types';
import type { DecisionTarget, DeskComment } from '../../server/desk/contract';
import { useText } from '../text';

export type Target = DecisionTarget;

/** Where a comment of each status can go, the likeliest first. */
const targets = {
  pending: ['approved', 'rejected', 'spam'],
  approved: ['rejected', 'spam', 'pending'],
  rejected: ['approved', 'pending', 'spam'],
  spam: ['approved', 'pending', 'rejected'],
  deleted: [],
} as const satisfies Record<CommentStatus, readonly Target[]>;

/** An approved comment that nobody has looked at, or that is reported, can be let stand. */
export const targetsOf = ({
  status,
  queues,
}: DeskComment): readonly Exclude<Target, 'deleted'>[] =>
  queues.includes('reported') || queues.includes('new')
    ? ['approved', 'rejected', 'spam', 'pending']
    : targets[status];

const looks = {
  approved: { variant: 'success-light', startIcon: <Check /> },
  rejected: { variant: 'danger-light', startIcon: <Cross /> },
  spam: { variant: 'tertiary', startIcon: <WarningCircle /> },
  pending: { variant: 'tertiary', startIcon: <ArrowsCounterClockwise /> },
} as const;

type Props = {
  comment: DeskComment;
  onChoose: (target: Target) => void;
  /** The key for each, where keys are on. */
  keys?: Readonly<Record<Target, string>> | undefined;
};

export const DecisionButtons = ({ comment, onChoose, keys }: Props) => {
  const text = useText();
  return (
    <Flex
      gap={2}
      wrap="wrap"
      role="group"
      aria-label={text('decide.actions', { name: comment.author.name })}
    >
      {targetsOf(comment).map((target) => {
        const label = text(
          target === 'approved' && comment.status === 'approved'
            ? 'decide.keep'
            : `decide.${target}`
        );
        const button = (
          <Button
            size="S"
            {...looks[target]}
            aria-keyshortcuts={keys?.[target]}
            onClick={() => onChoose(target)}
          >
            {label}
          </Button>
        );
        return keys ? (
          <Tooltip key={target} label={text('keys.hint', { label, key: keys[target] })}>
            {button}
          </Tooltip>
        ) : (
          <span key={target}>{button}</span>
        );
      })}
    </Flex>
  );
};
