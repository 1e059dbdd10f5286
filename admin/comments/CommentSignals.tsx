import { Badge, Box, Flex, Typography } from '@strapi/design-system';

import type { DeskComment } from '../../server/desk/contract';
import type { OutcomeKind, Signal } from '../../server/moderation/rule';
import { useText } from '../text';
import { findingOf } from './evidence';
import { useRuleTitle } from './use-rule-title';

const badges = {
  pass: 'success',
  hold: 'warning',
  spam: 'danger',
  reject: 'danger',
} as const satisfies Record<OutcomeKind, string>;

/** What the rules said, each signal with its evidence. */
export const CommentSignals = ({ comment }: { comment: DeskComment }) => {
  const text = useText();
  const title = comment.status === 'pending' ? 'signals.title.pending' : 'signals.title.decided';
  return (
    <Box background="neutral100" hasRadius padding={4}>
      <Typography tag="h3" variant="sigma" textColor="neutral600">
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
  return (
    <Flex tag="li" direction="column" alignItems="stretch" gap={1}>
      <Flex gap={2} justifyContent="space-between" alignItems="flex-start">
        <Typography fontWeight="semiBold" textColor="neutral800" style={breakAnywhere}>
          {ruleTitle(signal.rule)}
        </Typography>
        <Badge size="S" variant={badges[signal.outcome]}>
          {text(`outcome.${signal.outcome}`)}
        </Badge>
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

const breakAnywhere = { overflowWrap: 'anywhere' } as const;
