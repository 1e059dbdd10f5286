import { measureBoots } from './booting';
import { median } from './median';

/** How long Strapi takes to start with the plugin and without. */

const runs = Number(process.argv[2] ?? 7);
const sorted = (times: readonly number[]): number[] => [...times].sort((a, b) => a - b);
const least = (times: readonly number[]): number => sorted(times)[0] ?? Number.NaN;
const most = (times: readonly number[]): number => sorted(times).at(-1) ?? Number.NaN;

const times = await measureBoots(runs);
for (const [name, ms] of Object.entries(times)) {
  const figures = [least(ms), median(ms), most(ms)].map((time) => time.toFixed(0).padStart(6));
  console.log(`${name.padEnd(20)} least, median, most: ${figures.join(' ')} ms (${runs} runs)`);
}
const [without = [], withIt = []] = Object.values(times);
// Whatever else a machine does only adds: the least is nearest to the truth.
const added = least(withIt) - least(without);
console.log(`the plugin adds ${added.toFixed(0)} ms; at most 500 ms are wanted`);
