/** A short text in a column of just this many characters, so that indexes over several fit MySQL's
 * limits. */
export const string = <Length extends number>(length: Length) =>
  ({ type: 'string', columnType: { type: 'string', args: [length] } }) as const;
