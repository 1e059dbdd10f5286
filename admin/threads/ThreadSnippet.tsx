import { useId, useRef, useState } from 'react';

import { Button, Field, Flex, Loader, Textarea, Typography } from '@strapi/design-system';
import { useClipboard } from '@strapi/strapi/admin';

import { Problem } from '../live/Problem';
import { useText } from '../text';
import { snippetOf } from './snippet';
import { useThreadElementQuery } from './thread-api';

/** How to show a thread on a website: asked for when somebody wants to know. */
export const ThreadSnippet = ({ thread }: { thread: string }) => {
  const text = useText();
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Button
        variant="tertiary"
        size="S"
        fullWidth
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        {text('panel.embed')}
      </Button>
      <div id={id} hidden={!isOpen}>
        {isOpen && <Snippet thread={thread} />}
      </div>
    </Flex>
  );
};

const Snippet = ({ thread }: { thread: string }) => {
  const text = useText();
  const { copy } = useClipboard();
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<'panel.embed.copied' | 'panel.embed.failed' | null>(null);
  const { currentData, error, isFetching, refetch } = useThreadElementQuery(thread);
  if (!currentData) {
    return error && !isFetching ? (
      <Problem title={text('panel.embed.error')} error={error} onRetry={() => void refetch()} />
    ) : (
      <Loader small>{text('panel.embed.loading')}</Loader>
    );
  }
  const snippet = snippetOf(currentData);
  const copySnippet = async () => {
    // Said anew each time.
    setSaid(null);
    const isCopied = await copy(snippet);
    // Browsers lend the clipboard to pages over HTTPS only.
    if (!isCopied) field.current?.select();
    setSaid(isCopied ? 'panel.embed.copied' : 'panel.embed.failed');
  };
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Field.Root hint={text('panel.embed.hint')}>
        <Field.Label>{text('panel.embed.label')}</Field.Label>
        <Textarea
          ref={field}
          readOnly
          dir="ltr"
          value={snippet}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Field.Hint />
      </Field.Root>
      <Button variant="secondary" size="S" fullWidth onClick={() => void copySnippet()}>
        {text('panel.embed.copy')}
      </Button>
      <Typography role="status" variant="pi" textColor="neutral600">
        {said && text(said)}
      </Typography>
    </Flex>
  );
};
