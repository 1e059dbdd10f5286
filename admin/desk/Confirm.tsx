import { Button, Dialog } from '@strapi/design-system';
import { WarningCircle } from '@strapi/icons';

import { useDirection, useText } from '../text';

/** What is asked before it is done. */
export type Question = {
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly isDangerous: boolean;
  readonly onYes: () => void;
};

/** Asks before what cannot be taken back, or reaches far. */
export const Confirm = ({
  question,
  onClose,
}: {
  question: Question | null;
  onClose: () => void;
}) => {
  const text = useText();
  const direction = useDirection();
  return (
    <Dialog.Root open={question !== null} onOpenChange={(isOpen) => !isOpen && onClose()}>
      {question && (
        <Dialog.Content dir={direction}>
          <Dialog.Header>{question.title}</Dialog.Header>
          <Dialog.Body
            icon={<WarningCircle fill={question.isDangerous ? 'danger600' : 'warning600'} />}
          >
            {question.body}
          </Dialog.Body>
          <Dialog.Footer>
            <Dialog.Cancel>
              <Button fullWidth variant="tertiary">
                {text('dialog.cancel')}
              </Button>
            </Dialog.Cancel>
            <Dialog.Action>
              <Button
                fullWidth
                variant={question.isDangerous ? 'danger' : 'default'}
                onClick={question.onYes}
              >
                {question.yes}
              </Button>
            </Dialog.Action>
          </Dialog.Footer>
        </Dialog.Content>
      )}
    </Dialog.Root>
  );
};
