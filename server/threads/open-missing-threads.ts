import { uids } from '../../content-types';
import type { Context } from '../context';
import { rows } from '../rows';
import { syncThread } from './sync-thread';
import { commentableUids, hasThreadPerLocale } from './thread-key';

const batch = 500;

/**
 * Opens threads for entries that have none: those that were there before the plugin, or came by
 * import or direct SQL, where no hook fires. Returns how many were opened.
 */
export const openMissingThreads = async (ctx: Context): Promise<number> => {
  let opened = 0;
  for (const uid of commentableUids(ctx)) {
    const { tableName } = ctx.strapi.db.metadata.get(uid);
    const threads = ctx.strapi.db.metadata.get(uids.thread).tableName;
    const isPerLocale = hasThreadPerLocale(ctx, uid);
    for (;;) {
      const missing = (await rows(ctx, uid)
        .distinct(`${tableName}.document_id`)
        .leftJoin(threads, (join) => {
          join
            .on(`${threads}.subject_document_id`, '=', `${tableName}.document_id`)
            .andOnVal(`${threads}.subject_uid`, '=', uid);
          if (isPerLocale) join.on(`${threads}.subject_locale`, '=', `${tableName}.locale`);
          else join.andOnVal(`${threads}.subject_locale`, '=', '');
        })
        .whereNull(`${threads}.id`)
        .whereNotNull(`${tableName}.${isPerLocale ? 'locale' : 'document_id'}`)
        .limit(batch)) as { document_id: string }[];
      for (const { document_id } of missing) await syncThread(ctx, uid, document_id);
      opened += missing.length;
      if (missing.length < batch) break;
    }
  }
  return opened;
};
