/** Choices that this browser remembers. Where it refuses to keep anything, they last as long as the
 * page. */
export const readKept = (name: string): unknown => {
  try {
    return JSON.parse(localStorage.getItem(`newsroom.${name}`) ?? 'null');
  } catch {
    return null;
  }
};

export const keep = (name: string, value: unknown): void => {
  try {
    localStorage.setItem(`newsroom.${name}`, JSON.stringify(value));
  } catch {
    // Full, or switched off.
  }
};
