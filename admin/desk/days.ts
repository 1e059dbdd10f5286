/** Days as the URL has them, `2026-04-30`, in the reader's time zone. */

const two = (number: number) => String(number).padStart(2, '0');

const toDay = (date: Date) =>
  `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

const midnight = (day: string, plus = 0) => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + plus);
};

export const isDay = (text: string): boolean =>
  /^[1-9]\d{3}-\d\d-\d\d$/.test(text) && toDay(midnight(text)) === text;

/** ISO 8601. */
export const startOfDay = (day: string): string => midnight(day).toISOString();

/** The first moment that is no longer this day, in ISO 8601. */
export const afterDay = (day: string): string => midnight(day, 1).toISOString();

/** The day that a moment, in ISO 8601, is on. */
export const dayOf = (moment: string): string => toDay(new Date(moment));

/** The last day before a moment. */
export const dayBefore = (moment: string): string => toDay(new Date(Date.parse(moment) - 1));

export const dateOfDay = (day: string): Date => midnight(day);

export const dayOfDate = toDay;
