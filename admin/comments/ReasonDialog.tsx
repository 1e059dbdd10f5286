import { useEffect, useRef, useState } from 'react';

import { Field, Modal, Radio, Textarea } from '@strapi/design-system';
import { styled } from 'styled-components';

import { rejectionReasons, type RejectionReason } from '../../content-types';
import { FormDialog } from '../FormDialog';
import { useStable } from '../use-stable';
import { useDirection, useText } from '../text';
import { Key } from './Key';

export type Rejection = { reason: RejectionReason; note?: string };

type Props = {
  /** What is rejected, such as `Reject the comment by Ann`; null: the dialog is closed. */
  title: string | null;
  /** Whether digits choose a reason. */
  hasKeys: boolean;
  onReject: (rejection: Rejection) => void;
  onCancel: () => void;
};

/** Asks why comments are rejected. By keyboard: a digit, then Enter. */
export const ReasonDialog = ({ title, hasKeys, onReject, onCancel }: Props) => (
  <Modal.Root open={title !== null} onOpenChange={(isOpen) => !isOpen && onCancel()}>
    {title !== null && <ReasonForm title={title} hasKeys={hasKeys} onReject={onReject} />}
  </Modal.Root>
);

type FormProps = { title: string; hasKeys: boolean; onReject: Props['onReject'] };

const ReasonForm = ({ title, hasKeys, onReject }: FormProps) => {
  const text = useText();
  const direction = useDirection();
  const [reason, setReason] = useState<RejectionReason | null>(null);
  const [note, setNote] = useState('');
  const [isTried, setIsTried] = useState(false);
  const lacksNote = reason === 'other' && note.trim() === '';

  const reasons = useRef<HTMLDivElement>(null);
  const noteInput = useRef<HTMLTextAreaElement>(null);

  const reject = () => {
    setIsTried(true);
    if (reason === null) return;
    if (lacksNote) noteInput.current?.focus();
    else onReject({ reason, ...(note.trim() && { note: note.trim() }) });
  };

  // On the page, not on the form: what is pressed right after the dialog opened counts as well.
  const press = useStable((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey ? event.key !== 'Enter' : event.altKey) return;
    const isWriting = event.target instanceof HTMLTextAreaElement;
    if (event.key === 'Enter') {
      const isButton = event.target instanceof Element && event.target.closest('button') !== null;
      const isOther = isButton && !event.target.matches('[role=radio]');
      if (event.repeat || isOther || (isWriting && !event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      reject();
      return;
    }
    const chosen = /^[1-9]$/.test(event.key) && rejectionReasons[Number(event.key) - 1];
    if (!hasKeys || isWriting || !chosen) return;
    event.preventDefault();
    setReason(chosen);
  });
  useEffect(() => {
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [press]);

  return (
    <FormDialog
      title={title}
      send={text('decide.rejected')}
      isDangerous
      // The first thing to do, not the way out.
      focusOn={() => reasons.current?.querySelector<HTMLElement>('[role=radio]')}
      onSend={reject}
    >
      <Field.Root
        required
        error={isTried && reason === null ? text('reject.reason.missing') : false}
      >
        <Field.Label id="newsroom-reject-reason">{text('reject.reason')}</Field.Label>
        <Reasons
          dir={direction}
          ref={reasons}
          aria-labelledby="newsroom-reject-reason"
          value={reason ?? ''}
          onValueChange={(value) =>
            setReason(rejectionReasons.find((one) => one === value) ?? null)
          }
        >
          {rejectionReasons.map((one, index) => (
            <Radio.Item key={one} value={one}>
              {text(`reason.${one}`)}
              {hasKeys && <Key aria-hidden>{index + 1}</Key>}
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
          ref={noteInput}
          dir="auto"
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <Field.Hint />
        <Field.Error />
      </Field.Root>
    </FormDialog>
  );
};

const Reasons = styled(Radio.Group)`
  display: grid;
  gap: ${({ theme }) => theme.spaces[2]};
  /* The ring of what has the focus is cut off beyond. */
  margin-inline: -0.2rem;
  padding: 0.4rem;

  ${({ theme }) => theme.breakpoints.small} {
    grid-template-columns: 1fr 1fr;
  }
`;
