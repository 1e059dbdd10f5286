import { measureBoots } from '../booting';
import { median } from '../median';
import type { Suite } from './suite';

/** Strapi's start with the plugin, and without. */
export const booting: Suite = async () => {
  const times = Object.entries(await measureBoots(7));
  const rows = times.map(([name, all]) => ({
    name,
    values: [median(all), Math.min(...all), Math.max(...all)],
  }));
  // Whatever else a machine does only adds: the least is nearest to the truth.
  const [without = Number.NaN, withIt = Number.NaN] = rows.map(({ values }) => values[1]);
  return {
    title: 'Start, on SQLite',
    columns: ['median ms', 'least ms', 'most ms'],
    rows,
    claims: [{ what: 'milliseconds that the plugin adds', found: withIt - without, most: 500 }],
  };
};
