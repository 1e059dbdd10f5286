import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';

import type { DeskComment, DeskDecision } from '../../server/desk/contract';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';

/** What is known of a comment that is no longer what is shown. */
export type Told = {
  /** As it is now, where that is known. */
  readonly comment: DeskComment | null;
  /** The latest decision. */
  readonly decision: Pick<DeskDecision, 'actorKind' | 'actorName' | 'to' | 'createdAt'> | null;
};

type Props = {
  told: Told;
  /** Puts the comment as it is now in place of the one that was seen. */
  onShow: () => void;
  /** Takes the comment off the list. */
  onDismiss: () => void;
};

/** Who did what while a moderator was reading: nothing is decided until they saw it. */
export const ChangedNotice = ({ told, onShow, onDismiss }: Props) => {
  const text = useText();
  return (
    <Box role="alert" background="warning100" borderColor="warning200" hasRadius padding={4}>
      <Typography tag="p" fontWeight="bold" textColor="neutral800">
        {text('changed.title')}
      </Typography>
      <Typography tag="p" textColor="neutral800">
        <What decision={told.decision} />
      </Typography>
      <Flex gap={2} wrap="wrap" paddingTop={3}>
        <Button size="S" variant="secondary" onClick={onShow}>
          {text('changed.show')}
        </Button>
        <Button size="S" variant="tertiary" onClick={onDismiss}>
          {text('changed.dismiss')}
        </Button>
      </Flex>
    </Box>
  );
};

const What = ({ decision }: Pick<Told, 'decision'>) => {
  const text = useText();
  if (!decision) return text('changed.unknown');
  const { actorKind, actorName, to, createdAt } = decision;
  return (
    <FormattedMessage
      {...message(`changed.${actorKind}`)}
      values={{
        name: <bdi>{actorName ?? text('changed.someone')}</bdi>,
        time: <RelativeTime date={createdAt} />,
        to: to ?? 'other',
      }}
    />
  );
};
