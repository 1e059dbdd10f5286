import { Button, Checkbox, Flex, TextButton, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Queue } from '../../content-types';
import type { Target } from '../comments/DecisionButtons';
import { useText } from '../text';
import type { SelectionOf } from './use-selection';

type Props = {
  queue: Queue;
  selection: SelectionOf;
  loaded: number;
  hasMore: boolean;
  onDecide: (to: Target) => void;
  /** Asks how many fit the filter, and selects them all. */
  onSelectMatching: () => void;
};

const targets = ['approved', 'rejected', 'spam', 'pending', 'deleted'] as const;

const looks = {
  approved: 'success-light',
  rejected: 'danger-light',
  spam: 'tertiary',
  pending: 'tertiary',
  deleted: 'tertiary',
} as const satisfies Record<Target, string>;

/** What is selected, and what is to become of all of it at once. It stays on the screen. */
export const BulkBar = (props: Props) => {
  const { queue, selection, loaded, hasMore, onDecide, onSelectMatching } = props;
  const text = useText();
  const { count, matching, areAllLoaded, selectLoaded, clear } = selection;
  const offered = targets.filter((target) => target !== queue);
  return (
    <Flex gap={3} wrap="wrap" flex="1" minWidth={0}>
      <Checkbox
        checked={matching !== null || areAllLoaded ? true : count > 0 ? 'indeterminate' : false}
        disabled={loaded === 0}
        onCheckedChange={() => (count > 0 ? clear() : selectLoaded())}
      >
        <Label>
          {count > 0 ? text('bulk.selected', { count }) : text('bulk.select', { count: loaded })}
        </Label>
      </Checkbox>
      {count > 0 && (
        <>
          {matching === null && areAllLoaded && hasMore && (
            <TextButton onClick={onSelectMatching}>{text('bulk.matching')}</TextButton>
          )}
          {matching !== null && (
            <Typography variant="pi" textColor="neutral600">
              {text('bulk.matching.said')}
            </Typography>
          )}
          <Flex gap={2} wrap="wrap" role="group" aria-label={text('bulk.actions')}>
            {offered.map((target) => (
              <Button
                key={target}
                size="S"
                variant={looks[target]}
                onClick={() => onDecide(target)}
              >
                {text(target === 'deleted' ? 'comment.delete' : `decide.${target}`)}
              </Button>
            ))}
          </Flex>
          <TextButton onClick={clear}>{text('bulk.clear')}</TextButton>
        </>
      )}
    </Flex>
  );
};

const Label = styled.span`
  white-space: nowrap;
`;
