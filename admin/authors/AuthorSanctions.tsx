import { useState } from 'react';

import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { SanctionKind } from '../../content-types';
import type { AuthorDetail, Sanction } from '../../server/authors/contract';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useLiftSanctionMutation } from './author-api';
import { reasonKey } from './reason-key';
import { RejectPending } from './RejectPending';
import { SanctionDialog } from './SanctionDialog';

type Props = {
  author: AuthorDetail;
  canSanction: boolean;
  canModerate: boolean;
  /** All that waited is rejected. */
  onRejected: () => void;
};

const kinds = ['hold', 'mute', 'ban'] as const satisfies readonly SanctionKind[];

/** What is in force against an author, and what one can do about them. */
export const AuthorSanctions = ({ author, canSanction, canModerate, onRejected }: Props) => {
  const text = useText();
  const [asking, setAsking] = useState<SanctionKind | null>(null);
  const inForce = author.sanctions.filter(({ isInForce }) => isInForce);
  if (inForce.length === 0 && !canSanction && !canModerate) return null;

  return (
    <Flex
      tag="section"
      aria-label={text('sanction.title')}
      direction="column"
      alignItems="stretch"
      gap={3}
    >
      {inForce.map((one) => (
        <InForce key={one.id} sanction={one} canLift={canSanction} />
      ))}
      {(canSanction || canModerate) && (
        <Flex gap={2} wrap="wrap">
          {kinds
            .filter((kind) => canSanction && !inForce.some((one) => one.kind === kind))
            .map((kind) => (
              <Button
                key={kind}
                size="S"
                variant={kind === 'ban' ? 'danger-light' : 'tertiary'}
                onClick={() => setAsking(kind)}
              >
                {text(`sanction.ask.${kind}`)}
              </Button>
            ))}
          {canModerate && <RejectPending author={author} onDone={onRejected} />}
        </Flex>
      )}
      <SanctionDialog author={author} kind={asking} onClose={() => setAsking(null)} />
    </Flex>
  );
};

const InForce = ({ sanction, canLift }: { sanction: Sanction; canLift: boolean }) => {
  const text = useText();
  const intl = useIntl();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [lift, { isLoading }] = useLiftSanctionMutation();
  const { kind, until, reason, note, actorName } = sanction;

  const end = async () => {
    try {
      await lift(sanction.id).unwrap();
      toggleNotification({ type: 'success', message: text('sanction.lifted') });
    } catch (error) {
      toggleNotification({
        type: 'danger',
        message: text('sanction.failed', { problem: problem(error) }),
      });
    }
  };

  const isBan = kind === 'ban';
  return (
    <Box
      background={isBan ? 'danger100' : 'warning100'}
      borderColor={isBan ? 'danger200' : 'warning200'}
      hasRadius
      padding={4}
    >
      <Flex justifyContent="space-between" gap={2} wrap="wrap" paddingBottom={1}>
        <Typography fontWeight="bold" textColor="neutral800">
          {until
            ? text(`sanction.until.${kind}`, {
                date: intl.formatDate(until, { dateStyle: 'long', timeStyle: 'short' }),
              })
            : text(`sanction.now.${kind}`)}
        </Typography>
        {canLift && (
          <Button size="S" variant="tertiary" loading={isLoading} onClick={() => void end()}>
            {text('sanction.lift')}
          </Button>
        )}
      </Flex>
      <Typography tag="p" variant="pi" textColor="neutral800" style={{ overflowWrap: 'anywhere' }}>
        {text('sanction.because', {
          reason: text(reasonKey(reason)),
          name: actorName ?? text('sanction.someone'),
        })}
      </Typography>
      {note && (
        <Typography
          tag="p"
          variant="pi"
          textColor="neutral800"
          dir="auto"
          style={{ overflowWrap: 'anywhere' }}
        >
          {note}
        </Typography>
      )}
    </Box>
  );
};
