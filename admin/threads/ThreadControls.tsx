import { Flex } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';

import type { DeskThread } from '../../server/desk/contract';
import { moderate } from '../permissions';
import { ThreadCloseDate } from './ThreadCloseDate';
import { ThreadPolicySelect } from './ThreadPolicySelect';
import { ThreadRecount } from './ThreadRecount';
import { ThreadSwitch } from './ThreadSwitch';

/** All that can be done to a thread: on its own screen, and beside its entry. */
export const ThreadControls = ({ thread }: { thread: DeskThread }) => {
  const { allowedActions } = useRBAC(moderate);
  const isDisabled = !allowedActions.canModerate;
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ThreadSwitch thread={thread} />
      <ThreadCloseDate key={thread.closesAt} thread={thread} isDisabled={isDisabled} />
      <ThreadPolicySelect thread={thread} isDisabled={isDisabled} />
      {!isDisabled && <ThreadRecount thread={thread.id} />}
    </Flex>
  );
};
