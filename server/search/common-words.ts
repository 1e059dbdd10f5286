import { uids } from '../../content-types';
import type { Context } from '../context';
import { knexOf } from '../rows';

/** Which words are in how large a share of the comments, by PostgreSQL's own statistics. */
type Shares = ReadonlyMap<string, number>;

const known = new WeakMap<object, { shares: Shares; at: number }>();

/** Milliseconds after which they are read again. */
const keptFor = 600_000;

/** A word is common from this share of the comments on. */
export const commonFrom = 0.05;

/** Reads the statistics. They are the work of the last `analyze`: none at first. */
export const readCommonWords = async (ctx: Context, column: string): Promise<void> => {
  const { strapi } = ctx;
  known.set(strapi, { shares: known.get(strapi)?.shares ?? new Map(), at: Date.now() });
  const { rows } = await knexOf(ctx).raw<{ rows: { word: string; share: number }[] }>(
    `select word, share from pg_stats,
       unnest(cast(cast(most_common_elems as text) as text[]), most_common_elem_freqs)
         as common (word, share)
     where schemaname = coalesce(?, current_schema()) and tablename = ? and attname = ?
       and word is not null`,
    [strapi.db.getSchemaName() ?? null, strapi.db.metadata.get(uids.comment).tableName, column]
  );
  const shares = new Map(rows.map(({ word, share }) => [word, share]));
  known.set(strapi, { shares, at: Date.now() });
};

/** The share of comments that have a word, or words with this beginning, together: 0 for rare ones,
 * below the least that is known; null where nothing is known. Reads the statistics again in passing,
 * where they are old: the answer is by what is known. */
export const shareOf = (
  ctx: Context,
  { word, isBeginning }: { word: string; isBeginning: boolean },
  column: string
): number | null => {
  const { shares, at } = known.get(ctx.strapi) ?? { shares: new Map<string, number>(), at: 0 };
  if (Date.now() - at > keptFor) {
    readCommonWords(ctx, column).catch((error: unknown) => {
      ctx.strapi.log.debug(`newsroom: no statistics of words: ${String(error)}`);
    });
  }
  if (shares.size === 0) return null;
  const asked = word.toLowerCase();
  if (!isBeginning) return shares.get(asked) ?? 0;
  let share = 0;
  for (const [one, its] of shares) if (one.startsWith(asked)) share += its;
  return share;
};
