import { load, type Measured, type Target } from './load';
import { median } from '../median';
import type { Options } from './options';

/** A target over all rounds: medians, and how far the rate went to both sides. */
export type Compared = Measured & {
  readonly name: string;
  readonly lowest: number;
  readonly highest: number;
};

/** Measures targets in turns, so that a machine's moods fall on all of them; the first round warms up
 * and is not counted. */
export const compare = async (
  targets: readonly Target[],
  { rounds, duration, connections }: Options
): Promise<Compared[]> => {
  const found = targets.map((): Measured[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    const order = [...targets.keys()];
    for (const index of round % 2 ? order.reverse() : order) {
      const target = targets[index];
      if (!target) continue;
      const measured = await load(target, { connections, duration });
      if (round > 0) found[index]?.push(measured);
    }
  }
  return targets.map(({ name }, index) => {
    const all = found[index] ?? [];
    const of = (key: keyof Measured) => all.map((one) => one[key]);
    return {
      name,
      rate: median(of('rate')),
      median: median(of('median')),
      p97: median(of('p97')),
      cpu: median(of('cpu')),
      statements: median(of('statements')),
      lowest: Math.min(...of('rate')),
      highest: Math.max(...of('rate')),
    };
  });
};
