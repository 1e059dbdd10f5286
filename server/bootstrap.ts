import { uids } from '../content-types';
import { articleLifecycles } from './articles/lifecycle';
import { mendArticleClaims } from './articles/mend-claims';
import { ownSlugForClones } from './articles/own-slug-for-clones';
import { grantPublicAccess } from './authors/grant-public-access';
import { prepareClaims } from './claims/claims';
import { commentLifecycles } from './comments/lifecycle';
import { lockThreadFirst } from './comments/lock-thread-first';
import { sortByVisibleOnly } from './comments/sort-by-visible-only';
import { startBulks } from './bulk/worker';
import type { Context } from './context';
import { grantDeskToEditors, registerPermissions } from './desk/permissions';
import { prepareQueueIndexes } from './desk/queue-indexes';
import { InvalidConfig } from './errors';
import { tellOtherInstances } from './events/listeners/other-instances';
import { allowWebhooks } from './events/listeners/webhooks';
import { startJobs } from './jobs/worker';
import { grantLifecycles, restoreGrants } from './keep-grants';
import { keepTables } from './keep-tables';
import { startLimits } from './limits/limits';
import { decisionLifecycles, sanctionLifecycles } from './moderation/append-only';
import { once } from './once';
import { startRedis } from './redis/start-redis';
import { prepareSearch } from './search/prepare-search';
import { hearOfSettings, startSettings } from './settings/settings';
import { staffLifecycles } from './settings/staff-lifecycle';
import { tagLifecycles } from './tags/lifecycle';
import { mendTagClaims } from './tags/mend-claims';
import { enterSubjectSlugs } from './threads/enter-subject-slugs';
import { fillSignals } from './threads/fill-signals';
import { openMissingThreads } from './threads/open-missing-threads';
import { subjectLifecycles } from './threads/subject-lifecycle';
import { commentableUids } from './threads/thread-key';
import { makeWritesTransactional } from './transactional-writes';

/** Names content types that are configured as commentable and do not exist. */
const checkCommentable = (ctx: Context): void => {
  const unknown = commentableUids(ctx).filter((uid) => !(uid in ctx.strapi.contentTypes));
  if (unknown.length === 0) return;
  const known = Object.keys(ctx.strapi.contentTypes).filter((uid) => uid.startsWith('api::'));
  throw new InvalidConfig(
    unknown.map((uid) => ({
      field: 'commentable',
      problem: 'names a content type that does not exist',
      got: uid,
      accepts: known.join(', ') || 'full names such as api::post.post',
    }))
  );
};

export const bootstrap = async (ctx: Context): Promise<void> => {
  const { strapi } = ctx;
  await keepTables(ctx);
  await startSettings(ctx);
  checkCommentable(ctx);

  for (const uid of [uids.comment, uids.article, uids.tag]) makeWritesTransactional(ctx, uid);
  for (const subscriber of [
    // Before the articles': a thread is locked before the claims on slugs are.
    subjectLifecycles(ctx),
    articleLifecycles(ctx),
    tagLifecycles(ctx),
    commentLifecycles(ctx),
    decisionLifecycles,
    sanctionLifecycles,
    staffLifecycles(ctx),
  ]) {
    strapi.db.lifecycles.subscribe(subscriber);
  }
  strapi.documents.use(ownSlugForClones(ctx) as never);
  strapi.documents.use(lockThreadFirst(ctx) as never);
  sortByVisibleOnly(ctx);

  await registerPermissions(ctx);
  await restoreGrants(ctx);
  strapi.db.lifecycles.subscribe(grantLifecycles(ctx));
  await grantPublicAccess(ctx);
  await once(ctx, 'grant-desk-to-editors', () => grantDeskToEditors(ctx));
  allowWebhooks(ctx);

  await startRedis(ctx);
  hearOfSettings(ctx);
  tellOtherInstances(ctx);
  await startLimits(ctx);
  await prepareQueueIndexes(ctx);
  await prepareSearch(ctx);
  await once(ctx, 'fill-signals', () => fillSignals(ctx));
  await openMissingThreads(ctx);
  await enterSubjectSlugs(ctx);
  await prepareClaims(ctx);
  await mendArticleClaims(ctx);
  await mendTagClaims(ctx);
  startBulks(ctx);
  await startJobs(ctx);
};
