import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';

import type { ChangedMeanwhile } from '../../server/desk/contract';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';

type Props = {
  changed: ChangedMeanwhile;
  /** Puts the comment as it is now in place of the one that was seen. */
  onShow: () => void;
  /** Takes the comment off the list. */
  onDismiss: () => void;
};

/** Who did what while a moderator was reading: nothing is decided until they saw it. */
export const ChangedNotice = ({ changed, onShow, onDismiss }: Props) => {
  const text = useText();
  return (
    <Box role="alert" background="warning100" borderColor="warning200" hasRadius padding={4}>
      <Typography tag="p" fontWeight="bold" textColor="warning700">
        {text('changed.title')}
      </Typography>
      <Typography tag="p" textColor="neutral800">
        <What changed={changed} />
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

const What = ({ changed: { decision } }: Pick<Props, 'changed'>) => {
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
