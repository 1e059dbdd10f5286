import { useState } from 'react';

import { Searchbar, SearchForm } from '@strapi/design-system';

import { useText } from '../text';

type Props = { search: string; onSearch: (search: string) => void };

/** Looks for a part of a title, once Enter is pressed. */
export const ThreadSearch = ({ search, onSearch }: Props) => {
  const text = useText();
  const [value, setValue] = useState(search);
  return (
    <SearchForm
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(value.trim());
      }}
    >
      <Searchbar
        name="search"
        size="S"
        maxLength={200}
        placeholder={text('threads.search')}
        clearLabel={text('threads.search.clear')}
        value={value}
        onChange={(event) => setValue(event.target.value)}
        onClear={() => {
          setValue('');
          if (search) onSearch('');
        }}
      >
        {text('threads.search')}
      </Searchbar>
    </SearchForm>
  );
};
