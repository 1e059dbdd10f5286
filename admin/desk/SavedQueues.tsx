import { useRef, useState } from 'react';

import { Field, Modal, SimpleMenu, MenuItem, TextInput, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { SavedQueue } from '../../server/saved-queues/contract';
import { FormDialog } from '../FormDialog';
import { refusal } from '../refusal';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import type { Question } from './Confirm';
import { useDeleteQueueMutation, useSaveQueueMutation, useSavedQueuesQuery } from './desk-api';
import { filterOf, keyOf, queueSearch, type QueueKey } from './queue-key';

type Props = {
  queue: QueueKey;
  onGo: (queue: QueueKey) => void;
  onAsk: (question: Question) => void;
};

/** A name is being given: to a new one, or another to one that is there. */
type Naming = { id?: string; name: string; queue: QueueKey };

/** Filters kept under a name: to go there, to keep what is shown, to rename and to delete. */
export const SavedQueues = ({ queue, onGo, onAsk }: Props) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const { data: saved = [] } = useSavedQueuesQuery(undefined);
  const [remove] = useDeleteQueueMutation();
  const [naming, setNaming] = useState<Naming | null>(null);
  const shown = saved.find((one) => searchOf(one) === queueSearch(queue)) ?? null;

  const askToDelete = ({ id, name }: SavedQueue) =>
    onAsk({
      title: text('saved.delete.title'),
      body: text('saved.delete.body', { name }),
      yes: text('saved.delete.yes'),
      isDangerous: true,
      onYes: () => {
        remove(id)
          .unwrap()
          .catch((error: unknown) => {
            toggleNotification({ type: 'danger', message: problem(error) });
          });
      },
    });

  return (
    <>
      <SimpleMenu variant="tertiary" label={shown?.name ?? text('saved.menu')}>
        {saved.map((one) => (
          <MenuItem key={one.id} onSelect={() => onGo(keyOf(one.filter, one.sort))}>
            <Typography fontWeight={one === shown ? 'bold' : 'regular'}>
              <bdi>{one.name}</bdi>
            </Typography>
          </MenuItem>
        ))}
        <MenuItem onSelect={() => setNaming({ name: '', queue })}>{text('saved.new')}</MenuItem>
        {shown && (
          <MenuItem onSelect={() => setNaming({ id: shown.id, name: shown.name, queue })}>
            {text('saved.rename', { name: shown.name })}
          </MenuItem>
        )}
        {shown && (
          <MenuItem variant="danger" onSelect={() => askToDelete(shown)}>
            {text('saved.delete', { name: shown.name })}
          </MenuItem>
        )}
      </SimpleMenu>
      <Modal.Root open={naming !== null} onOpenChange={(isOpen) => !isOpen && setNaming(null)}>
        {naming && <NameForm naming={naming} onDone={() => setNaming(null)} />}
      </Modal.Root>
    </>
  );
};

/** The URL's search part of a saved queue. */
export const searchOf = ({ filter, sort }: SavedQueue) => queueSearch(keyOf(filter, sort));

const NameForm = ({ naming, onDone }: { naming: Naming; onDone: () => void }) => {
  const text = useText();
  const problem = useProblem();
  const [save, { isLoading }] = useSaveQueueMutation();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(naming.name);
  const [wrong, setWrong] = useState<string | null>(null);

  const submit = async () => {
    if (name.trim() === '') {
      setWrong(text('saved.name.missing'));
      return;
    }
    try {
      await save({
        ...(naming.id !== undefined && { id: naming.id }),
        queue: { name: name.trim(), filter: filterOf(naming.queue), sort: naming.queue.sort },
      }).unwrap();
      onDone();
    } catch (error) {
      setWrong(refusal(error).code === 'DUPLICATE' ? text('saved.name.taken') : problem(error));
    }
  };
  return (
    <FormDialog
      title={text(naming.id === undefined ? 'saved.new.title' : 'saved.rename.title')}
      send={text('saved.save')}
      isSending={isLoading}
      focusOn={() => input.current}
      onSend={() => void submit()}
    >
      <Field.Root required hint={text('saved.name.hint')} error={wrong ?? false}>
        <Field.Label>{text('saved.name')}</Field.Label>
        <TextInput
          ref={input}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};
