/** The `fields` of a request, in whichever form they came; null when none were named, which means
 * all. */
export const requestedFields = (fields: unknown): string[] | null => {
  const named = [fields]
    .flat(2)
    .filter((one) => typeof one === 'string')
    .flatMap((one) => one.split(','))
    .map((one) => one.trim());
  return named.length === 0 || named.includes('*') ? null : named;
};
