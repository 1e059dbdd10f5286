import { Field, SingleSelectOption } from '@strapi/design-system';

import { threadPolicies } from '../../content-types';
import type { DeskThread } from '../../server/desk/contract';
import { Select } from '../Select';
import { useText } from '../text';
import { useChangeThread } from './use-change-thread';

type Props = { thread: DeskThread; isDisabled: boolean };

/** What happens to new comments: as on the rest of the site, or otherwise here. */
export const ThreadPolicySelect = ({ thread, isDisabled }: Props) => {
  const text = useText();
  const { change, isChanging } = useChangeThread();
  return (
    <Field.Root hint={text(`threads.policy.${thread.policy}.hint`)}>
      <Field.Label>{text('threads.policy')}</Field.Label>
      <Select
        size="S"
        disabled={isDisabled || isChanging}
        value={thread.policy}
        onChange={(value) => {
          const policy = threadPolicies.find((one) => one === value);
          if (policy && policy !== thread.policy) {
            void change(thread.id, { policy }, `threads.policy.${policy}.done`);
          }
        }}
      >
        {threadPolicies.map((policy) => (
          <SingleSelectOption key={policy} value={policy}>
            {text(`threads.policy.${policy}`)}
          </SingleSelectOption>
        ))}
      </Select>
      <Field.Hint />
    </Field.Root>
  );
};
