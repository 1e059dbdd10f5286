import { forwardRef, useEffect, useState } from 'react';

import { Searchbar } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useText } from '../text';

/** Milliseconds without a key press, after which what stands there is searched for. */
const pause = 350;

type Props = { search: string | null; onSearch: (search: string | null) => void };

export const SearchBox = forwardRef<HTMLInputElement, Props>(({ search, onSearch }, input) => {
  const text = useText();
  const [typed, setTyped] = useState(search ?? '');
  const [known, setKnown] = useState(search);
  // Cleared by a chip, or by going back.
  if (known !== search) {
    setKnown(search);
    setTyped(search ?? '');
  }
  const wanted = typed.trim() || null;
  useEffect(() => {
    if (wanted === search) return;
    const timer = setTimeout(() => onSearch(wanted), pause);
    return () => clearTimeout(timer);
  }, [wanted, search, onSearch]);
  return (
    <Box
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(wanted);
      }}
    >
      <Searchbar
        ref={input}
        name="search"
        size="S"
        maxLength={200}
        value={typed}
        placeholder={text('filter.search.placeholder')}
        clearLabel={text('filter.search.clear')}
        onClear={() => {
          setTyped('');
          onSearch(null);
        }}
        onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        onKeyDown={(event: { key: string; currentTarget: HTMLElement }) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      >
        {text('filter.search')}
      </Searchbar>
    </Box>
  );
});
SearchBox.displayName = 'SearchBox';

const Box = styled.form`
  flex: 1 1 24rem;
  max-inline-size: 40rem;
`;
