import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { knexOf, rows } from '../rows';
import { settingsOf } from '../settings/settings';
import { hasSlug } from './has-slug';
import { commentableUids } from './thread-key';

const batch = 1_000;

/** A column of the version that `syncThread` would take the slug from: published before drafts, the
 * default locale before others. */
const ofFirstVersion = (
  ctx: Context,
  uid: string,
  column: 'slug' | 'locale'
): Knex.QueryBuilder => {
  const threads = ctx.strapi.db.metadata.get(uids.thread).tableName;
  const knex = knexOf(ctx);
  const { defaultLocale } = settingsOf(ctx);
  const at = (name: string) => knex.ref(`${threads}.${name}`);
  return rows(ctx, uid)
    .select(column)
    .where({ document_id: at('subject_document_id') })
    .where((either) => {
      void either.where(`${threads}.subject_locale`, '').orWhere({ locale: at('subject_locale') });
    })
    .orderByRaw(
      'case when published_at is null then 1 else 0 end, case when locale = ? then 0 else 1 end, id',
      [defaultLocale]
    )
    .limit(1);
};

/**
 * Enters the slugs of subjects into threads that were opened before threads had them; `syncThread`
 * keeps them from then on. Two statements per thousand threads, and one per type where none is left.
 */
export const enterSubjectSlugs = async (ctx: Context): Promise<void> => {
  for (const uid of commentableUids(ctx)) {
    const { tableName } = ctx.strapi.db.metadata.get(uid);
    const threads = ctx.strapi.db.metadata.get(uids.thread).tableName;
    if (!hasSlug(ctx.strapi.contentTypes[uid as keyof typeof ctx.strapi.contentTypes])) continue;
    for (let after = 0; ;) {
      const found = (await rows(ctx, uids.thread)
        .select('id')
        .where({ subject_uid: uid, subject_slug: null })
        .where('id', '>', after)
        .whereExists(
          rows(ctx, uid)
            .select('id')
            .where({ document_id: knexOf(ctx).ref(`${threads}.subject_document_id`) })
            .whereNotNull(`${tableName}.slug`)
        )
        .orderBy('id')
        .limit(batch)) as { id: number }[];
      const ids = found.map(({ id }) => id);
      if (ids.length === 0) break;
      await rows(ctx, uids.thread)
        .whereIn('id', ids)
        .update({
          subject_slug: ofFirstVersion(ctx, uid, 'slug') as unknown as Knex.Raw,
          subject_slug_locale: ofFirstVersion(ctx, uid, 'locale') as unknown as Knex.Raw,
        });
      after = ids.at(-1) ?? after;
    }
  }
};
