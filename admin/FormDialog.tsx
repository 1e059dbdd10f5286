import type { FormEvent, ReactNode } from 'react';

import { Box, Button, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useDirection, useText } from './text';

type Props = {
  title: string;
  /** What the button says that sends it. */
  send: string;
  isDangerous?: boolean;
  isSending?: boolean;
  isDisabled?: boolean;
  /** What was wrong when it was sent. */
  failure?: string | null;
  /** Answers what has the focus at first; without it, that is the way out. */
  focusOn?: () => HTMLElement | null | undefined;
  /** Where the focus goes once it is closed, where Strapi does not know. */
  onCloseAutoFocus?: (event: Event) => void;
  onSend: () => void;
  children: ReactNode;
};

/** A form in a dialog, inside of `Modal.Root`: what is asked, a way out, and a button that sends it. */
export const FormDialog = (props: Props) => {
  const { title, send, isDangerous, isSending, isDisabled, failure } = props;
  const { focusOn, onCloseAutoFocus } = props;
  const text = useText();
  const direction = useDirection();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSend();
  };
  return (
    <Modal.Content
      dir={direction}
      aria-describedby={undefined}
      onOpenAutoFocus={(event) => {
        if (!focusOn) return;
        event.preventDefault();
        focusOn()?.focus();
      }}
      onCloseAutoFocus={onCloseAutoFocus}
    >
      <Form onSubmit={submit} noValidate>
        <Modal.Header closeLabel={text('dialog.close')}>
          <Modal.Title>{title}</Modal.Title>
        </Modal.Header>
        <Modal.Body dir={direction}>
          {props.children}
          {failure && (
            <Box paddingTop={5}>
              <Typography role="alert" textColor="danger600">
                {failure}
              </Typography>
            </Box>
          )}
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{text('dialog.cancel')}</Button>
          </Modal.Close>
          <Button
            variant={isDangerous ? 'danger' : 'default'}
            type="submit"
            loading={isSending}
            disabled={isDisabled}
          >
            {send}
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
