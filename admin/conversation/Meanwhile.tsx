import { Box, Typography } from '@strapi/design-system';
import { FormattedMessage } from 'react-intl';

import type { ChangedMeanwhile } from '../../server/desk/contract';
import { RelativeTime } from '../RelativeTime';
import { message, useText } from '../text';

/** Who did what while one was about to decide. The comment beside it is as it is now. */
export const Meanwhile = ({ changed: { decision } }: { changed: ChangedMeanwhile }) => {
  const text = useText();
  return (
    <Box role="alert" background="warning100" borderColor="warning200" hasRadius padding={3}>
      <Typography tag="p" variant="pi" fontWeight="bold" textColor="neutral800">
        {text('changed.title')}
      </Typography>
      <Typography tag="p" variant="pi" textColor="neutral800">
        {decision ? (
          <FormattedMessage
            {...message(`changed.${decision.actorKind}`)}
            values={{
              name: <bdi>{decision.actorName ?? text('changed.someone')}</bdi>,
              time: <RelativeTime date={decision.createdAt} />,
              to: decision.to ?? 'other',
            }}
          />
        ) : (
          text('changed.unknown')
        )}
      </Typography>
    </Box>
  );
};
