import { useEffect, useRef, useState, type FormEvent } from 'react';

import { Button, Field, Flex, Textarea } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { DeskComment } from '../../server/desk/contract';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useReplyBelowMutation } from './conversation-api';
import { changedOf } from './use-decide-alone';

type Props = {
  comment: DeskComment;
  onCancel: () => void;
  /** The reply, and the comment as it is now. */
  onReplied: (...changed: DeskComment[]) => void;
};

/** Answers a reader under one's own name, as staff. */
export const ReplyForm = ({ comment, onCancel, onReplied }: Props) => {
  const text = useText();
  const problem = useProblem();
  const { toggleNotification } = useNotification();
  const [send, { isLoading }] = useReplyBelowMutation();
  const [body, setBody] = useState('');
  const [error, setError] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!body.trim()) {
      setError(text('conversation.reply.missing'));
      return;
    }
    try {
      const { data, meta } = await send({ comment, body }).unwrap();
      toggleNotification({ type: 'success', message: text('conversation.replied') });
      onReplied(meta.parent, data);
    } catch (failure) {
      const changed = changedOf(failure);
      // What was written stays: it may still be the right answer.
      setError(changed ? text('conversation.reply.changed') : problem(failure));
    }
  };

  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Field.Root
        error={error ?? false}
        hint={text(
          comment.status === 'approved' ? 'conversation.reply.hint' : 'conversation.reply.approves'
        )}
      >
        <Field.Label>{text('conversation.reply.to', { name: comment.author.name })}</Field.Label>
        <Textarea
          ref={field}
          dir="auto"
          value={body}
          onChange={(event) => setBody(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
      <Flex gap={2} paddingTop={3} wrap="wrap">
        <Button type="submit" size="S" loading={isLoading}>
          {text('conversation.reply.send')}
        </Button>
        <Button size="S" variant="tertiary" onClick={onCancel}>
          {text('conversation.reply.cancel')}
        </Button>
      </Flex>
    </form>
  );
};
