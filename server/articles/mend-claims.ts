import { uids } from '../../content-types';
import { dropClaims, enterClaims } from '../claims/claims';
import type { Context } from '../context';
import { knexOf, rows } from '../rows';
import { inTransaction } from '../transaction';

/**
 * Brings the claims of slugs in line with the articles that are there: imports with hooks off and
 * direct SQL leave some out, or leave some behind. Where two articles have one slug already, the
 * older keeps the claim; both keep the slug until it is changed.
 */
export const mendArticleClaims = (ctx: Context): Promise<void> =>
  inTransaction(ctx, async ({ trx }) => {
    const articles = ctx.strapi.db.metadata.get(uids.article).tableName;
    const claims = ctx.strapi.db.metadata.get(uids.claim).tableName;
    const realm = () => knexOf(ctx).raw('coalesce(??, ?)', [`${articles}.locale`, '']);

    const dead = (await rows(ctx, uids.claim, trx)
      .select(`${claims}.id`)
      .leftJoin(articles, (join) => {
        join
          .on(`${articles}.document_id`, `${claims}.owner`)
          .andOn(`${articles}.slug`, `${claims}.word`)
          .andOn(`${claims}.realm`, '=', realm());
      })
      .where(`${claims}.kind`, 'article-slug')
      .whereNull(`${articles}.id`)) as { id: number }[];
    await dropClaims(
      ctx,
      dead.map(({ id }) => id),
      trx
    );

    const missing = (await rows(ctx, uids.article, trx)
      .select(`${articles}.document_id`, `${articles}.locale`, `${articles}.slug`)
      .leftJoin(claims, (join) => {
        join
          .onVal(`${claims}.kind`, 'article-slug')
          .andOn(`${claims}.word`, `${articles}.slug`)
          .andOn(`${claims}.realm`, '=', realm());
      })
      .whereNotNull(`${articles}.slug`)
      .whereNotNull(`${articles}.document_id`)
      .whereNull(`${claims}.id`)
      .orderBy(`${articles}.id`)) as { document_id: string; locale: string | null; slug: string }[];
    await enterClaims(
      ctx,
      missing.map(({ document_id, locale, slug }) => ({
        kind: 'article-slug',
        realm: locale ?? '',
        word: slug,
        owner: document_id,
      }))
    );
  });
