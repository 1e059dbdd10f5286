/** The server answered, in a shape that its contract does not have: an older or newer version of
 * the plugin, or something between that answers in its place. */
export class UnexpectedAnswer extends Error {
  constructor(url: string) {
    super(`The answer of ${url} is not what was expected`);
    this.name = 'UnexpectedAnswer';
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Passes on what `isAnswer` accepts; throws `UnexpectedAnswer` on anything else, which RTK Query
 * turns into the request's error. */
export const expectAnswer =
  <Answer>(url: string, isAnswer: (answer: unknown) => answer is Answer) =>
  (answer: unknown): Answer => {
    if (!isAnswer(answer)) throw new UnexpectedAnswer(url);
    return answer;
  };
