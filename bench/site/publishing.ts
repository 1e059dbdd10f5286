import { fillMore } from './fill';
import { median } from '../median';
import type { Suite } from './suite';

const comments = 100_000;
const times = 40;

/** Publishing again an article with as many comments as there can be, and one with none. */
export const publishing: Suite = async ({ project: { knex, contentManager }, filled }) => {
  const many = filled.usual.at(-1) ?? '';
  const none = filled.empty;
  await fillMore(knex, { article: many, comments });
  const taken = new Map<string, number[]>([
    [none, []],
    [many, []],
  ]);
  for (let round = 0; round <= times; round += 1) {
    for (const documentId of round % 2 ? [many, none] : [none, many]) {
      await contentManager.update(documentId, { summary: `Told for the ${round}th time` });
      const before = performance.now();
      await contentManager.publish(documentId);
      if (round > 0) taken.get(documentId)?.push(performance.now() - before);
    }
  }
  const rowOf = (name: string, article: string) => {
    const all = taken.get(article) ?? [];
    return { name, values: [median(all), Math.min(...all), Math.max(...all)] };
  };
  return {
    title: 'Publishing an article',
    columns: ['median ms', 'least ms', 'most ms'],
    rows: [rowOf('with no comments', none), rowOf(`with ${comments} comments`, many)],
    claims: [
      {
        what: `publishing with ${comments} comments over with none, time`,
        found: median(taken.get(many) ?? []) / median(taken.get(none) ?? []),
        most: 1.1,
      },
    ],
  };
};
