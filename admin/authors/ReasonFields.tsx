import { Field, SingleSelectOption } from '@strapi/design-system';

import { rejectionReasons } from '../../content-types';
import { NoteField } from '../NoteField';
import { Select } from '../Select';
import { useText } from '../text';
import type { GivenReason } from '../use-reason';

type Props = { given: GivenReason; noteHint: string };

/** Why something is done, from a list and in one's own words. */
export const ReasonFields = ({ given, noteHint }: Props) => {
  const text = useText();
  return (
    <>
      <Field.Root required error={given.isReasonMissing ? text('reject.reason.missing') : false}>
        <Field.Label>{text('reject.reason')}</Field.Label>
        <Select
          placeholder={text('sanction.reason.choose')}
          value={given.reason ?? undefined}
          onChange={(value) => {
            const chosen = rejectionReasons.find((one) => one === value);
            if (chosen) given.setReason(chosen);
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
      <NoteField
        given={given}
        label={text('sanction.note')}
        hint={noteHint}
        missing={text('sanction.note.missing')}
      />
    </>
  );
};
