import { keep, kept } from '../client/browser-storage';

const nameOf = (key: string): string => `newsroom:${key}`;

/** Keeps a value from one visit to the next; `null` forgets it. */
export const remember = (key: string, value: object | null): void =>
  keep(nameOf(key), value && JSON.stringify(value));

/** Texts that were remembered. Readers can write whatever they like into their storage: what is no text
 * is left out. */
export const recall = (key: string): Readonly<Record<string, string>> => {
  try {
    const value = JSON.parse(kept(nameOf(key)) ?? '{}') as object;
    return Object.fromEntries(Object.entries(value).filter(([, one]) => typeof one === 'string'));
  } catch {
    return {};
  }
};
