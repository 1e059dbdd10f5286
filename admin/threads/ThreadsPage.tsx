import { useMemo } from 'react';

import { Flex, SingleSelectOption } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import { Offline } from '../live/Offline';
import { searchOf } from '../paged';
import { readDesk } from '../permissions';
import { Select } from '../Select';
import { useText } from '../text';
import type { ThreadFilter } from './thread-api';
import { readThreadFilter, threadFilters } from './thread-filter';
import { ThreadSearch } from './ThreadSearch';
import { ThreadTable } from './ThreadTable';

/** Every thread of the site. What is shown lives in the URL. */
const ThreadsPage = () => (
  <Page.Protect permissions={readDesk}>
    <Threads />
  </Page.Protect>
);

const Threads = () => {
  const text = useText();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readThreadFilter(params), [params]);
  const go = (change: Partial<ThreadFilter>) => {
    const { state, sort, search } = { ...filter, ...change };
    setParams(
      searchOf({
        state: state === 'all' ? undefined : state,
        sort: sort === 'latest' ? undefined : sort,
        search,
      })
    );
  };

  return (
    <Page.Main>
      <Page.Title>{text('threads.title')}</Page.Title>
      <Layouts.Header title={text('threads.title')} subtitle={text('threads.subtitle')} />
      <Layouts.Action
        startActions={
          <Flex gap={2} wrap="wrap">
            <ThreadSearch
              key={filter.search}
              search={filter.search ?? ''}
              onSearch={(search) => go({ search: search || undefined })}
            />
            <Select
              size="S"
              aria-label={text('threads.state')}
              value={filter.state}
              onChange={(value) => go({ state: threadFilters.states.find((one) => one === value) })}
            >
              {threadFilters.states.map((state) => (
                <SingleSelectOption key={state} value={state}>
                  {text(`threads.state.${state}`)}
                </SingleSelectOption>
              ))}
            </Select>
          </Flex>
        }
        endActions={
          <Select
            size="S"
            aria-label={text('threads.sort')}
            value={filter.sort}
            onChange={(value) => go({ sort: threadFilters.sorts.find((one) => one === value) })}
          >
            {threadFilters.sorts.map((sort) => (
              <SingleSelectOption key={sort} value={sort}>
                {text(`threads.sort.${sort}`)}
              </SingleSelectOption>
            ))}
          </Select>
        }
      />
      <Layouts.Content>
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Offline />
          <ThreadTable
            key={searchOf(filter)}
            filter={filter}
            onClear={() => go({ state: 'all', search: undefined })}
          />
        </Flex>
      </Layouts.Content>
    </Page.Main>
  );
};

export default ThreadsPage;
