import { useState, type FormEvent } from 'react';

import { Button, Field, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useWriteNoteMutation } from './author-api';

/** Moderators tell each other what they know of an author. */
export const NoteForm = ({ author }: { author: string }) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [write, { isLoading }] = useWriteNoteMutation();
  const [body, setBody] = useState('');
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!body.trim()) {
      setError(text('note.missing'));
      return;
    }
    try {
      await write({ author, body: body.trim() }).unwrap();
      setBody('');
      setError(null);
      toggleNotification({ type: 'success', message: text('note.written') });
    } catch (failure) {
      setError(problem(failure));
    }
  };

  return (
    <Form onSubmit={(event) => void submit(event)} noValidate>
      <Field.Root error={error ?? false} hint={text('note.hint')}>
        <Field.Label>{text('note.label')}</Field.Label>
        <Textarea
          dir="auto"
          maxLength={5000}
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Button type="submit" size="S" variant="secondary" loading={isLoading}>
        {text('note.write')}
      </Button>
    </Form>
  );
};

const Form = styled.form`
  display: flex;
  flex-direction: column;
  align-items: stretch;
  gap: ${({ theme }) => theme.spaces[2]};

  > button {
    align-self: flex-start;
  }

  textarea {
    min-block-size: 6rem;
  }
`;
