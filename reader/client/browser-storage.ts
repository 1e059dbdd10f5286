/** What a browser would not keep: its storage is full, or forbidden by the reader or by a sandbox. */
const unkept = new Map<string, string>();

/** Keeps a text from one visit to the next, or else until the page is left; `null` forgets it. */
export const keep = (key: string, text: string | null): void => {
  unkept.delete(key);
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    if (text !== null) unkept.set(key, text);
  }
};

/** A text that was kept; null where there is none. */
export const kept = (key: string): string | null => {
  try {
    return unkept.get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
};
