import { useId } from 'react';

import { Flex, Switch, Typography } from '@strapi/design-system';
import { useNotification, useRBAC } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';

import type { DeskThread } from '../../server/desk/contract';
import { moderate } from '../permissions';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useChangeThreadMutation } from './thread-api';
import { isOpened, threadNotes } from './thread-state';

/** Opens and closes a thread, and says what else bears on it. Opening lifts whatever else keeps the
 * thread closed: the server sees to that. */
export const ThreadSwitch = ({ thread }: { thread: DeskThread }) => {
  const text = useText();
  const problem = useProblem();
  const intl = useIntl();
  const { toggleNotification } = useNotification();
  const { allowedActions } = useRBAC(moderate);
  const [changeThread, { isLoading }] = useChangeThreadMutation();
  const labelId = useId();
  const now = new Date();

  const change = async (isOpen: boolean) => {
    try {
      await changeThread({ id: thread.id, change: { closed: !isOpen } }).unwrap();
      const message = text(isOpen ? 'panel.opened' : 'panel.shut');
      toggleNotification({ type: 'success', message });
    } catch (error) {
      const message = text('panel.failed', { problem: problem(error) });
      toggleNotification({ type: 'danger', message });
    }
  };

  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Flex justifyContent="space-between" gap={2}>
        <Typography id={labelId} fontWeight="semiBold" textColor="neutral800">
          {text('panel.open')}
        </Typography>
        <Switch
          aria-labelledby={labelId}
          checked={isOpened(thread, now)}
          disabled={isLoading || !allowedActions.canModerate}
          onCheckedChange={(isOpen) => void change(isOpen)}
        />
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
