import { useEffect, useState } from 'react';

import { Button, Flex, Modal, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import type { AuthorDetail } from '../../server/authors/contract';
import { useFocusBack } from '../drawers/use-focus-back';
import { FormDialog } from '../FormDialog';
import { useText } from '../text';
import { useProblem } from '../use-problem';
import { useReason } from '../use-reason';
import { useAuthorBulkQuery, useRejectAllPendingMutation } from './author-api';
import { ReasonFields } from './ReasonFields';

/** Milliseconds between two looks at how far it is. */
const pace = 700;

type Props = {
  author: AuthorDetail;
  /** The comments are not what they were. */
  onDone: () => void;
};

/** Rejects everything of an author that waits, in one go. */
export const RejectPending = ({ author, onDone }: Props) => {
  const text = useText();
  const [isOpen, setIsOpen] = useState(false);
  const [bulk, setBulk] = useState<string | null>(null);
  const { pending } = author.counts;
  return (
    <>
      <Button
        size="S"
        variant="tertiary"
        disabled={pending === 0 || bulk !== null}
        onClick={() => setIsOpen(true)}
      >
        {text('sanction.reject-all', { count: pending })}
      </Button>
      {bulk !== null && (
        <Progress
          id={bulk}
          onEnd={() => {
            setBulk(null);
            onDone();
          }}
        />
      )}
      <Modal.Root open={isOpen} onOpenChange={setIsOpen}>
        {isOpen && (
          <RejectAllForm
            author={author}
            onStarted={(id) => {
              setIsOpen(false);
              setBulk(id);
            }}
          />
        )}
      </Modal.Root>
    </>
  );
};

type FormProps = { author: AuthorDetail; onStarted: (bulk: string) => void };

const RejectAllForm = ({ author, onStarted }: FormProps) => {
  const text = useText();
  const problem = useProblem();
  const [start, { isLoading }] = useRejectAllPendingMutation();
  const given = useReason();
  const [failure, setFailure] = useState<string | null>(null);

  const submit = async () => {
    const why = given.read();
    if (!why) return;
    try {
      const { id } = await start({ author: author.key, ...why }).unwrap();
      onStarted(id);
    } catch (error) {
      setFailure(text('sanction.failed', { problem: problem(error) }));
    }
  };

  return (
    <FormDialog
      title={text('sanction.reject-all.title', { name: author.name })}
      send={text('sanction.reject-all.confirm')}
      isDangerous
      isSending={isLoading}
      failure={failure}
      onCloseAutoFocus={useFocusBack()}
      onSend={() => void submit()}
    >
      <Flex direction="column" alignItems="stretch" gap={5}>
        <Typography textColor="neutral800">
          {text('sanction.reject-all.means', { count: author.counts.pending })}
        </Typography>
        <ReasonFields given={given} noteHint={text('sanction.reject-all.hint')} />
      </Flex>
    </FormDialog>
  );
};

const Progress = ({ id, onEnd }: { id: string; onEnd: () => void }) => {
  const text = useText();
  const { toggleNotification } = useNotification();
  const { data: bulk, error } = useAuthorBulkQuery(id, { pollingInterval: pace });
  const isOver = error !== undefined || (bulk !== undefined && bulk.state !== 'running');

  useEffect(() => {
    if (!isOver) return;
    toggleNotification(
      bulk?.state === 'done'
        ? { type: 'success', message: text('sanction.rejected', { count: bulk.decided }) }
        : { type: 'warning', message: text('sanction.reject-all.unfinished') }
    );
    onEnd();
    // Once, when it is over.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isOver]);

  return (
    <Typography role="status" variant="pi" textColor="neutral600">
      {text('sanction.rejecting', { decided: bulk?.decided ?? 0, total: bulk?.total ?? 0 })}
    </Typography>
  );
};
