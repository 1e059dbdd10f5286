import type { NewsroomError } from '../client/newsroom-error';
import type { View } from './view';

/** Why something could not be done. */
export type Refusal = {
  readonly code: string;
  /** Of the form: `body`, `author.name`; empty where it is about no field. */
  readonly field: string;
  /** In words; shown where there are no better ones. */
  readonly message: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Until when to wait, in milliseconds since 1970. */
  readonly until: number | null;
};

/** What was thrown, as a refusal. */
export const refusalOf = (error: unknown): Refusal => {
  // A client that a site made with another copy of this package has a class of its own.
  const { code = 'UNREADABLE', details = {}, message = '' } = error as Partial<NewsroomError>;
  const [problem] = (details.problems ?? []) as { field: string }[];
  const { retryAfter } = details;
  return {
    code,
    field: problem?.field ?? (details.field as string | undefined) ?? '',
    message,
    values: details,
    until: typeof retryAfter === 'number' ? Date.now() + retryAfter * 1_000 : null,
  };
};

/** One of the element's own, before the server is asked; or whatever else is to be said in its place. */
export const refusal = (code: string, field = '', values: Refusal['values'] = {}): Refusal => ({
  ...{ code, field, message: code, values, until: null },
});

/** A refusal in words. Its wait runs down while one reads; afterwards there is nothing to say. */
export const refusalText = (view: View, refusal: Refusal): string | null => {
  const { texts } = view;
  const { code, field, message, values, until } = refusal;
  const time = until === null ? '' : view.timeLeft(until);
  if (time === null) return null;
  const date = typeof values.until === 'string' ? texts.date(values.until) : '';
  const word = code === 'AUTHOR_MUTED' && !date ? 'AUTHOR_BANNED' : code;
  return (
    texts.word(word, { ...values, time, date }) ??
    (field.startsWith('author.') ? texts.word(field) : null) ??
    message
  );
};
