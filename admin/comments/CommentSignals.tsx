import { useId } from 'react';

import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import type { Signal } from '../../server/moderation/rule';
import { ReadableBadge } from '../ReadableBadge';
import { useText } from '../text';
import { findingOf } from './evidence';
import { useRuleTitle } from './use-rule-title';

/** What the rules said, each signal with its evidence. */
export const CommentSignals = ({ comment }: { comment: DeskComment }) => {
  const text = useText();
  const titleId = useId();
  const title = comment.status === 'pending' ? 'signals.title.pending' : 'signals.title.decided';
  return (
    <Box role="group" aria-labelledby={titleId} background="neutral100" hasRadius padding={4}>
      <Typography id={titleId} tag="h3" variant="sigma" textColor="neutral600">
        {text(title)}
      </Typography>
      {comment.signals.length === 0 ? (
        <Box paddingTop={2}>
          <Typography variant="pi" textColor="neutral600">
            {text('signals.none')}
          </Typography>
        </Box>
      ) : (
        <Flex tag="ul" direction="column" alignItems="stretch" gap={3} paddingTop={3}>
          {comment.signals.map((signal, index) => (
            <SignalItem key={index} signal={signal} />
          ))}
        </Flex>
      )}
    </Box>
  );
};

const SignalItem = ({ signal }: { signal: Signal }) => {
  const text = useText();
  const ruleTitle = useRuleTitle();
  const { sentences, pieces, hidden } = findingOf(signal);
  // Most signals only hold; what goes beyond that is said.
  const isHard = signal.outcome === 'spam' || signal.outcome === 'reject';
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2}>
        <Dot aria-hidden $isHard={isHard} />
        <Typography fontWeight="semiBold" textColor="neutral800" style={breakAnywhere}>
          {ruleTitle(signal.rule)}
        </Typography>
        {isHard && (
          <ReadableBadge size="S" tone="danger">
            {text(`outcome.${signal.outcome}`)}
          </ReadableBadge>
        )}
      </Flex>
      {sentences.map(({ key, values }, index) => (
        <Typography key={index} variant="pi" textColor="neutral700" style={breakAnywhere}>
          {text(key, values)}
        </Typography>
      ))}
      {pieces.length > 0 && (
        <Flex tag="ul" wrap="wrap" gap={1}>
          {pieces.map((piece) => (
            <Piece key={piece.text} {...piece} />
          ))}
          {hidden > 0 && (
            <Typography tag="li" variant="pi" textColor="neutral600">
              {text('signals.more', { count: hidden })}
            </Typography>
          )}
        </Flex>
      )}
    </Flex>
  );
};

const Piece = ({ text: piece, entry }: { text: string; entry: string | null }) => {
  const text = useText();
  return (
    <Box
      tag="li"
      background="neutral0"
      borderColor="neutral200"
      hasRadius
      paddingLeft={2}
      paddingRight={2}
      maxWidth="100%"
    >
      <Typography variant="pi" textColor="neutral800" dir="auto" style={breakAnywhere}>
        {entry === null ? piece : text('signals.entry', { text: piece, entry })}
      </Typography>
    </Box>
  );
};

/** In the colour of the marks in the text. */
const Dot = styled.span<{ $isHard: boolean }>`
  flex-shrink: 0;
  inline-size: 0.8rem;
  block-size: 0.8rem;
  border-radius: 50%;
  background: ${({ theme, $isHard }) => theme.colors[$isHard ? 'danger500' : 'warning500']};
`;

const breakAnywhere = { overflowWrap: 'anywhere' } as const;
