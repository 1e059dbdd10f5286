/** The latest of some dates, which are all ISO 8601; null where there is none. */
export const latestOf = (dates: readonly (string | null | undefined)[]): string | null =>
  dates.reduce<string | null>((last, date) => (date && date > (last ?? '') ? date : last), null);
