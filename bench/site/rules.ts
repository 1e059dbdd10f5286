import { judge } from '../../server/moderation/judge';
import { compile, draftOf, texts, time } from '../judging';
import type { Suite } from './suite';

const lengths = [1_000, 10_000, 100_000];
const listSizes = [100, 10_000, 100_000];

/** Judging a comment by all rules: by its length, and by the number of blocked words. */
export const judging: Suite = () => {
  const lists = listSizes.map((size) => compile(size).compiled);
  const rows = lengths.map((length) => {
    const draft = draftOf(texts.prose?.(length) ?? '');
    return {
      name: `${length} characters`,
      values: lists.map((compiled) => time(() => judge(draft, compiled))),
    };
  });
  const worst = Math.max(
    ...rows.map(({ values: [few = Number.NaN, , many = Number.NaN] }) => many / few)
  );
  return Promise.resolve({
    title: 'Judging a comment by all rules',
    columns: listSizes.map((size) => `µs at ${size} words`),
    rows,
    claims: [{ what: 'judging with 100,000 blocked words over 100, time', found: worst, most: 2 }],
  });
};
