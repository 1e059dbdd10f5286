/** Kept until the page is left as well, since a browser may keep nothing: forbidden, full, sandboxed. */
const kept = new Map<string, string>();

/** Keeps a value from one visit to the next; `null` forgets it. */
export const remember = (key: string, value: object | null): void => {
  const name = `newsroom:${key}`;
  const text = JSON.stringify(value);
  if (value) kept.set(name, text);
  else kept.delete(name);
  try {
    if (value) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  } catch {
    // It is kept above.
  }
};

/** Texts that were remembered. Readers can write whatever they like into their storage: what is no text
 * is left out. */
export const recall = (key: string): Readonly<Record<string, string>> => {
  const name = `newsroom:${key}`;
  let text = kept.get(name);
  try {
    text = localStorage.getItem(name) ?? text;
    const value = JSON.parse(text ?? '{}') as object | null;
    return Object.fromEntries(
      Object.entries(value ?? {}).filter(([, one]) => typeof one === 'string')
    );
  } catch {
    return text === undefined ? {} : (JSON.parse(text) as Record<string, string>);
  }
};
