/** Seconds per unit, largest first. A month and a year are averages. */
const units = [
  ['year', 31_556_952],
  ['month', 2_629_746],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

type Unit = (typeof units)[number][0] | 'second';

/** How far `then` is from `now` in the largest unit that fits, rounded towards now, as
 * `Intl.RelativeTimeFormat` takes it: negative in the past. Below a minute it is 0 seconds. */
export const relativeTime = (then: Date, now: Date): { value: number; unit: Unit } => {
  const seconds = (then.getTime() - now.getTime()) / 1000;
  const unit = units.find(([, length]) => Math.abs(seconds) >= length);
  // `+ 0` turns -0 into 0, which is formatted differently.
  return unit
    ? { value: Math.trunc(seconds / unit[1]) + 0, unit: unit[0] }
    : { value: 0, unit: 'second' };
};
