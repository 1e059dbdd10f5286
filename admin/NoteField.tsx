import type { Ref } from 'react';

import { Field, Textarea } from '@strapi/design-system';

import type { GivenReason } from './use-reason';

type Props = {
  given: GivenReason;
  label: string;
  hint: string;
  /** What is said where a note is missing. */
  missing: string;
  inputRef?: Ref<HTMLTextAreaElement>;
};

/** One's own words beside a reason. */
export const NoteField = ({ given, label, hint, missing, inputRef }: Props) => (
  <Field.Root
    required={given.reason === 'other'}
    hint={hint}
    error={given.isNoteMissing ? missing : false}
  >
    <Field.Label>{label}</Field.Label>
    <Textarea
      ref={inputRef}
      dir="auto"
      maxLength={1000}
      value={given.note}
      onChange={(event) => given.setNote(event.target.value)}
    />
    <Field.Hint />
    <Field.Error />
  </Field.Root>
);
