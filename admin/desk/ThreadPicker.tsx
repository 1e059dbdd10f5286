import { useState } from 'react';

import { Combobox, ComboboxOption, Field, Flex, Tag } from '@strapi/design-system';
import { Cross } from '@strapi/icons';
import { useDebounce } from '@strapi/strapi/admin';

import { useText } from '../text';
import { useThreadTitlesQuery } from './desk-api';
import { ThreadTitle } from './ThreadTitle';

type Props = { threads: readonly string[]; onChange: (threads: readonly string[]) => void };

/** The most that one queue can be of. */
const most = 50;

/** Chooses articles, or other entries, by a part of their title. */
export const ThreadPicker = ({ threads, onChange }: Props) => {
  const text = useText();
  const [typed, setTyped] = useState('');
  const search = useDebounce(typed.trim(), 300);
  const { currentData: found = [], isFetching } = useThreadTitlesQuery({ search });
  const offered = found.filter(({ id }) => !threads.includes(id));
  return (
    <Field.Root>
      <Field.Label>{text('filter.thread')}</Field.Label>
      <Combobox
        size="S"
        // Begins anew with each choice.
        key={threads.join()}
        autocomplete="none"
        placeholder={text('filter.thread.placeholder')}
        loading={isFetching}
        loadingMessage={text('filter.loading')}
        noOptionsMessage={() => text('filter.thread.none')}
        textValue={typed}
        disabled={threads.length >= most}
        onTextValueChange={setTyped}
        onChange={(id?: string) => {
          if (!id) return;
          setTyped('');
          onChange([...threads, id]);
        }}
        onClear={() => setTyped('')}
      >
        {offered.map(({ id, title }) => (
          <ComboboxOption key={id} value={id} textValue={title ?? id}>
            {title ?? text('comment.untitled')}
          </ComboboxOption>
        ))}
      </Combobox>
      {threads.length > 0 && (
        <Flex wrap="wrap" gap={2} paddingTop={1}>
          {threads.map((id) => (
            <Tag
              key={id}
              icon={<Cross aria-hidden />}
              onClick={() => onChange(threads.filter((one) => one !== id))}
            >
              <ThreadTitle id={id} threads={threads} />
            </Tag>
          ))}
        </Flex>
      )}
    </Field.Root>
  );
};
