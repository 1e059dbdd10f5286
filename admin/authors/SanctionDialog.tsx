import { useState } from 'react';

import {
  DateTimePicker,
  Field,
  Flex,
  Modal,
  SingleSelectOption,
  Typography,
} from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { SanctionKind } from '../../content-types';
import type { AuthorDetail } from '../../server/authors/contract';
import { Select } from '../Select';
import { useFocusBack } from '../drawers/use-focus-back';
import { FormDialog } from '../FormDialog';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useReason } from '../use-reason';
import { usePutSanctionMutation } from './author-api';
import { ReasonFields } from './ReasonFields';

type Props = {
  author: AuthorDetail;
  /** Null: the dialog is closed. */
  kind: SanctionKind | null;
  onClose: () => void;
};

/** Days; `date`: one of one's own; `never`: until it is lifted. A mute always ends. */
const lengths = ['1', '7', '30', 'date', 'never'] as const;
type Length = (typeof lengths)[number];
const usualLength = { hold: 'never', mute: '7', ban: 'never' } as const;

const dayMs = 86_400_000;

/** Says what a sanction does, and asks why and how long, before it is put on an author. */
export const SanctionDialog = ({ author, kind, onClose }: Props) => (
  <Modal.Root open={kind !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
    {kind && <SanctionForm author={author} kind={kind} onClose={onClose} />}
  </Modal.Root>
);

const SanctionForm = ({ author, kind, onClose }: Props & { kind: SanctionKind }) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [put, { isLoading }] = usePutSanctionMutation();
  const [length, setLength] = useState<Length>(usualLength[kind]);
  const [date, setDate] = useState<Date | undefined>();
  const given = useReason();
  const [failure, setFailure] = useState<string | null>(null);
  const lacksDate = length === 'date' && !(date && date > new Date());

  const submit = async () => {
    const why = given.read();
    if (!why || lacksDate) return;
    const until = endOf(length, date);
    try {
      await put({ author: author.key, sanction: { kind, until, ...why } }).unwrap();
      toggleNotification({
        type: 'success',
        message: text(`sanction.put.${kind}`, { name: author.name }),
      });
      onClose();
    } catch (error) {
      setFailure(text('sanction.failed', { problem: problem(error) }));
    }
  };

  return (
    <FormDialog
      title={text(`sanction.title.${kind}`, { name: author.name })}
      send={text(`sanction.confirm.${kind}`)}
      isDangerous={kind === 'ban'}
      isSending={isLoading}
      failure={failure}
      onCloseAutoFocus={useFocusBack()}
      onSend={() => void submit()}
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Typography textColor="neutral800">{text(`sanction.means.${kind}`)}</Typography>
        <Field.Root required={kind === 'mute'}>
          <Field.Label>{text('sanction.length')}</Field.Label>
          <Select
            value={length}
            onChange={(value) =>
              setLength(lengths.find((one) => one === value) ?? usualLength[kind])
            }
          >
            {lengths
              .filter((one) => kind !== 'mute' || one !== 'never')
              .map((one) => (
                <SingleSelectOption key={one} value={one}>
                  {text(`sanction.length.${one}`)}
                </SingleSelectOption>
              ))}
          </Select>
        </Field.Root>
        {length === 'date' && (
          <Field.Root
            required
            error={given.isTried && lacksDate ? text('sanction.date.missing') : false}
          >
            <Field.Label>{text('sanction.date')}</Field.Label>
            <DateTimePicker
              dateLabel={text('sanction.date')}
              timeLabel={text('sanction.time')}
              clearLabel={text('sanction.date.clear')}
              minDate={new Date()}
              value={date ?? null}
              onChange={setDate}
              onClear={() => setDate(undefined)}
            />
            <Field.Error />
          </Field.Root>
        )}
        <ReasonFields given={given} noteHint={text('sanction.note.hint')} />
      </Flex>
    </FormDialog>
  );
};

const endOf = (length: Length, date: Date | undefined): string | null => {
  if (length === 'never') return null;
  if (length === 'date') return date?.toISOString() ?? null;
  return new Date(Date.now() + Number(length) * dayMs).toISOString();
};
