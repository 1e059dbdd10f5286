import { useState, type FormEvent } from 'react';

import { Button, Field, Modal, Radio, Textarea } from '@strapi/design-system';
import { styled } from 'styled-components';

import { rejectionReasons, type RejectionReason } from '../../content-types';
import type { DeskComment } from '../../server/desk/contract';
import { useText } from '../text';

export type Rejection = { reason: RejectionReason; note?: string };

type Props = {
  /** The comment to reject; null: the dialog is closed. */
  comment: DeskComment | null;
  onReject: (rejection: Rejection) => void;
  onCancel: () => void;
};

/** Asks why a comment is rejected. */
export const RejectDialog = ({ comment, onReject, onCancel }: Props) => (
  <Modal.Root open={comment !== null} onOpenChange={(isOpen) => !isOpen && onCancel()}>
    {comment && <RejectForm comment={comment} onReject={onReject} />}
  </Modal.Root>
);

type FormProps = { comment: DeskComment; onReject: Props['onReject'] };

const RejectForm = ({ comment, onReject }: FormProps) => {
  const text = useText();
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const lacksNote = reason === 'other' && note.trim() === '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (reason === null || lacksNote) return;
    onReject({ reason, ...(note.trim() && { note: note.trim() }) });
  };

  return (
    <Modal.Content>
      <Form onSubmit={submit} noValidate>
        <Modal.Header closeLabel={text('reject.close')}>
          <Modal.Title>{text('reject.title', { name: comment.author.name })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Field.Root
            required
            error={isTried && reason === null ? text('reject.reason.missing') : false}
          >
            <Field.Label id="newsroom-reject-reason">{text('reject.reason')}</Field.Label>
            <Reasons
              aria-labelledby="newsroom-reject-reason"
              value={reason ?? ''}
              onValueChange={(value) =>
                setReason(rejectionReasons.find((one) => one === value) ?? null)
              }
            >
              {rejectionReasons.map((one) => (
                <Radio.Item key={one} value={one}>
                  {text(`reason.${one}`)}
                </Radio.Item>
              ))}
            </Reasons>
            <Field.Error />
          </Field.Root>
          <Field.Root
            marginTop={6}
            required={reason === 'other'}
            hint={text('reject.note.hint')}
            error={isTried && lacksNote ? text('reject.note.missing') : false}
          >
            <Field.Label>{text('reject.note')}</Field.Label>
            <Textarea
              dir="auto"
              maxLength={1000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <Field.Hint />
            <Field.Error />
          </Field.Root>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('reject.cancel')}</Button>
          </Modal.Close>
          <Button variant="danger" type="submit">
            {text('decide.rejected')}
          </Button>
        </Modal.Footer>
      </Form>
    </Modal.Content>
  );
};

/** Between the dialog's frame and its parts, whose heights depend on each other. */
const Form = styled.form`
  display: flex;
  flex-direction: column;
  min-height: 0;
`;

const Reasons = styled(Radio.Group)`
  display: grid;
  gap: ${({ theme }) => theme.spaces[2]};

  ${({ theme }) => theme.breakpoints.small} {
    grid-template-columns: 1fr 1fr;
  }
`;
