import { Field, SingleSelectOption, Textarea } from '@strapi/design-system';

import { rejectionReasons, type RejectionReason } from '../../content-types';
import { Select } from '../Select';
import { useText } from '../text';

type Props = {
  reason: RejectionReason | null;
  note: string;
  noteHint: string;
  /** Whether someone has tried to go on. */
  isTried: boolean;
  onReason: (reason: RejectionReason) => void;
  onNote: (note: string) => void;
};

/** `other` says nothing by itself. */
export const lacksNote = (reason: RejectionReason | null, note: string) =>
  reason === 'other' && note.trim() === '';

/** Why something is done, from a list and in one's own words. */
export const ReasonFields = ({ reason, note, noteHint, isTried, onReason, onNote }: Props) => {
  const text = useText();
  return (
    <>
      <Field.Root
        required
        error={isTried && reason === null ? text('sanction.reason.missing') : false}
      >
        <Field.Label>{text('sanction.reason')}</Field.Label>
        <Select
          placeholder={text('sanction.reason.choose')}
          value={reason ?? undefined}
          onChange={(value) => {
            const chosen = rejectionReasons.find((one) => one === value);
            if (chosen) onReason(chosen);
          }}
        >
          {rejectionReasons.map((one) => (
            <SingleSelectOption key={one} value={one}>
              {text(`reason.${one}`)}
            </SingleSelectOption>
          ))}
        </Select>
        <Field.Error />
      </Field.Root>
      <Field.Root
        required={reason === 'other'}
        hint={noteHint}
        error={isTried && lacksNote(reason, note) ? text('sanction.note.missing') : false}
      >
        <Field.Label>{text('sanction.note')}</Field.Label>
        <Textarea
          dir="auto"
          maxLength={1000}
          value={note}
          onChange={(event) => onNote(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </>
  );
};
