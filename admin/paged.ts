/** An answer that comes in pages, by keyset. */
export type Paged<Item, Meta extends { next: string | null } = { next: string | null }> = {
  data: Item[];
  meta: Meta;
};

/** Adds a page below what is there. What moved down meanwhile is not there twice. */
export const addPage = <Item extends { readonly id: string }, Meta extends { next: string | null }>(
  loaded: Paged<Item, Meta>,
  page: Paged<Item, Meta>
): Paged<Item, Meta> => {
  const known = new Set(loaded.data.map(({ id }) => id));
  return {
    data: [...loaded.data, ...page.data.filter(({ id }) => !known.has(id))],
    meta: page.meta,
  };
};

/** Without what is not said. */
export const searchOf = (values: Readonly<Record<string, string | number | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text && `?${text}`;
};
