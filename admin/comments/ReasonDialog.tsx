import { useEffect, useRef } from 'react';

import { Box, Field, Modal, Radio } from '@strapi/design-system';
import { styled } from 'styled-components';

import { rejectionReasons } from '../../content-types';
import { FormDialog } from '../FormDialog';
import { NoteField } from '../NoteField';
import { useDirection, useText } from '../text';
import { useReason, type Rejection } from '../use-reason';
import { useStable } from '../use-stable';
import { Key } from './Key';

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
  const given = useReason();

  const reasons = useRef<HTMLDivElement>(null);
  const noteInput = useRef<HTMLTextAreaElement>(null);

  const reject = () => {
    const why = given.read();
    if (why) onReject(why);
    else if (given.reason !== null) noteInput.current?.focus();
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
    given.setReason(chosen);
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
      <Field.Root required error={given.isReasonMissing ? text('reject.reason.missing') : false}>
        <Field.Label id="newsroom-reject-reason">{text('reject.reason')}</Field.Label>
        <Reasons
          dir={direction}
          ref={reasons}
          aria-labelledby="newsroom-reject-reason"
          value={given.reason ?? ''}
          onValueChange={(value) =>
            given.setReason(rejectionReasons.find((one) => one === value) ?? null)
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
      <Box paddingTop={6}>
        <NoteField
          given={given}
          inputRef={noteInput}
          label={text('reject.note')}
          hint={text('reject.note.hint')}
          missing={text('reject.note.missing')}
        />
      </Box>
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
