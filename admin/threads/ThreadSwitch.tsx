import { useId } from 'react';

import { Flex, Switch, Typography } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { DeskThread } from '../../server/desk/contract';
import { moderate } from '../permissions';
import { useText } from '../text';
import { isOpened, threadNotes } from './thread-state';
import { useChangeThread } from './use-change-thread';

/** Opens and closes a thread, and says what else bears on it. Opening lifts whatever else keeps the
 * thread closed: the server sees to that. */
export const ThreadSwitch = ({ thread }: { thread: DeskThread }) => {
  const text = useText();
  const intl = useIntl();
  const { allowedActions } = useRBAC(moderate);
  const { change, isChanging } = useChangeThread();
  const labelId = useId();
  const now = new Date();

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography id={labelId} fontWeight="semiBold" textColor="neutral800">
          {text('panel.open')}
        </Typography>
        {/* Its knob leaves it from right to left. */}
        <span dir="ltr">
          <Switch
            aria-labelledby={labelId}
            checked={isOpened(thread, now)}
            disabled={isChanging || !allowedActions.canModerate}
            onCheckedChange={(isOpen) =>
              void change(thread.id, { closed: !isOpen }, isOpen ? 'panel.opened' : 'panel.shut')
            }
          />
        </span>
      </Flex>
      {threadNotes(thread, now, (date) =>
        intl.formatDate(date, { dateStyle: 'long', timeStyle: 'short' })
      ).map(({ key, values }) => (
        <Typography key={key} variant="pi" textColor="neutral600">
          {text(key, values)}
        </Typography>
      ))}
    </Flex>
  );
};
