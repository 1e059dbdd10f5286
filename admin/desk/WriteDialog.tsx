import { useRef, useState } from 'react';

import { Field, Modal, Textarea, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { DeskComment } from '../../server/desk/contract';
import { FormDialog } from '../FormDialog';
import { useText } from '../text';

/** A text is being written: in place of a comment's, or as a reply to it. */
export type Writing = { readonly kind: 'edit' | 'reply'; readonly comment: DeskComment };

type Props = {
  /** Null: the dialog is closed. */
  writing: Writing | null;
  /** Answers with what is wrong, or null once it is done. */
  onWrite: (writing: Writing, body: string) => Promise<string | null>;
  onClose: () => void;
};

/** Edits a comment as a moderator, or answers it as staff. */
export const WriteDialog = ({ writing, onWrite, onClose }: Props) => (
  <Modal.Root open={writing !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
    {writing && (
      <WriteForm
        key={`${writing.kind} ${writing.comment.id}`}
        writing={writing}
        onWrite={onWrite}
        onClose={onClose}
      />
    )}
  </Modal.Root>
);

const WriteForm = ({ writing, onWrite, onClose }: Props & { writing: Writing }) => {
  const { kind, comment } = writing;
  const { name } = comment.author;
  const text = useText();
  const input = useRef<HTMLTextAreaElement>(null);
  const [body, setBody] = useState(kind === 'edit' ? comment.body : '');
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const isUnchanged = body.trim() === '' || (kind === 'edit' && body === comment.body);

  const send = async () => {
    if (isUnchanged || isSending) return;
    setIsSending(true);
    const wrong = await onWrite(writing, body);
    setIsSending(false);
    setProblem(wrong);
    if (wrong === null) onClose();
  };

  return (
    <FormDialog
      title={text(`write.${kind}.title`, { name })}
      send={text(`write.${kind}.send`)}
      isSending={isSending}
      isDisabled={isUnchanged}
      focusOn={() => input.current}
      onSend={() => void send()}
    >
      {kind === 'reply' && (
        <Quote tag="blockquote" dir="auto" textColor="neutral600">
          {comment.body}
        </Quote>
      )}
      <Field.Root
        error={problem ?? false}
        hint={text(
          kind === 'reply' && comment.status !== 'approved'
            ? 'write.reply.approves'
            : `write.${kind}.hint`
        )}
      >
        <Field.Label>{text(`write.${kind}.label`)}</Field.Label>
        <Textarea
          ref={input}
          dir="auto"
          rows={8}
          value={body}
          onChange={(event) => setBody(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          }}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};

const Quote = styled(Typography)`
  display: block;
  max-block-size: 16rem;
  overflow: auto;
  margin-block-end: ${({ theme }) => theme.spaces[4]};
  padding-inline-start: ${({ theme }) => theme.spaces[3]};
  border-inline-start: 3px solid ${({ theme }) => theme.colors.neutral200};
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;
