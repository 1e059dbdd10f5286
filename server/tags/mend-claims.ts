import { uids, type ClaimKind } from '../../content-types';
import { dropClaims, enterClaims } from '../claims/claims';
import type { Context } from '../context';
import { rows } from '../rows';
import { inTransaction } from '../transaction';
import { nameKey } from './tag-name';

const kinds: readonly ClaimKind[] = ['tag-name', 'tag-slug'];

/** Brings the claims of names and slugs in line with the tags that are there, as
 * `mendArticleClaims` does for articles. */
export const mendTagClaims = (ctx: Context): Promise<void> =>
  inTransaction(ctx, async ({ trx }) => {
    const tags = ctx.strapi.db.metadata.get(uids.tag).tableName;
    const claims = ctx.strapi.db.metadata.get(uids.claim).tableName;

    const dead = (await rows(ctx, uids.claim, trx)
      .select(`${claims}.id`)
      .leftJoin(tags, `${tags}.document_id`, `${claims}.owner`)
      .whereIn(`${claims}.kind`, [...kinds])
      .whereNull(`${tags}.id`)) as { id: number }[];
    await dropClaims(
      ctx,
      dead.map(({ id }) => id),
      trx
    );

    const missing = (await rows(ctx, uids.tag, trx)
      .select(`${tags}.document_id`, `${tags}.name`, `${tags}.slug`)
      .leftJoin(claims, (join) => {
        join.on(`${claims}.owner`, `${tags}.document_id`).andOnVal(`${claims}.kind`, 'tag-name');
      })
      .whereNotNull(`${tags}.document_id`)
      .whereNull(`${claims}.id`)
      .orderBy(`${tags}.id`)) as { document_id: string; name: string; slug: string | null }[];
    const claim = { realm: '' } as const;
    await enterClaims(
      ctx,
      missing.flatMap(({ document_id: owner, name, slug }) => [
        { ...claim, owner, kind: 'tag-name' as const, word: nameKey(name) },
        ...(slug ? [{ ...claim, owner, kind: 'tag-slug' as const, word: slug }] : []),
      ])
    );
  });
