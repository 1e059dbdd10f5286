import { uids } from '../../content-types';
import type { Context } from '../context';
import { InvalidInput } from '../errors';
import { planPublishedOn, planSlug } from './plan-version';
import { settleNewVersions, type Data, type DraftChange } from './settle-new-versions';
import { releaseUnusedSlugs, settleSlug } from './settle-slug';
import { selectVersions, writeVersion, type ArticleVersion, type Selection } from './store';

type Event = {
  readonly params: Selection & { data?: unknown };
  state: unknown;
};
type Remembered = {
  /** To be written once the write itself is through. */
  readonly changes?: readonly DraftChange[];
  /** Documents whose slug may be free now. */
  readonly released?: readonly string[];
};

const settled = ['title', 'slug', 'publishedOn', 'publishedAt'];

/** Slug and first publication of one stored version under new data. */
const settleVersion = async (ctx: Context, before: ArticleVersion, data: Data) => ({
  slug: await settleSlug(ctx, planSlug(data, before, before.locale), before),
  publishedOn: planPublishedOn(data, before),
});

/** One statement can give one slug only; which is fine for the versions of one document. */
const refuseSharedSlug = (versions: readonly ArticleVersion[], data: Data): void => {
  const documents = new Set(versions.map(({ documentId }) => documentId));
  if (documents.size < 2 || typeof data.slug !== 'string' || data.slug.trim() === '') return;
  throw new InvalidInput([
    {
      field: 'slug',
      problem: `cannot be the same for ${documents.size} articles`,
      accepts: 'a write of one article',
      got: data.slug.slice(0, 60),
    },
  ]);
};

const unique = (versions: readonly ArticleVersion[]): string[] => [
  ...new Set(versions.map(({ documentId }) => documentId)),
];

/**
 * Keeps an article's slug and date of first publication, on whichever path its rows are written.
 * `makeWritesTransactional` sees to it that the claims of slugs and the rows commit together.
 */
export const articleLifecycles = (ctx: Context) => {
  const remember = async (event: Event) => {
    event.state = { released: unique(await selectVersions(ctx, event.params)) };
  };
  const finish = async (event: Event) => {
    const { changes = [], released = [] } = event.state as Remembered;
    for (const { id, data } of changes) await writeVersion(ctx, id, data);
    await releaseUnusedSlugs(ctx, released);
  };

  return {
    models: [uids.article],

    async beforeCreate(event: Event) {
      event.state = { changes: await settleNewVersions(ctx, [event.params.data as Data]) };
    },
    async beforeCreateMany(event: Event) {
      event.state = { changes: await settleNewVersions(ctx, event.params.data as Data[]) };
    },
    async beforeUpdate(event: Event) {
      const data = event.params.data as Data;
      if (!settled.some((name) => name in data)) return;
      const [before] = await selectVersions(ctx, event.params, { one: true });
      if (!before) return;
      Object.assign(data, await settleVersion(ctx, before, data));
      if (before.slug !== data.slug) event.state = { released: [before.documentId] };
    },
    async beforeUpdateMany(event: Event) {
      const data = event.params.data as Data;
      if (!settled.some((name) => name in data)) return;
      const versions = await selectVersions(ctx, event.params);
      refuseSharedSlug(versions, data);
      const changes: DraftChange[] = [];
      for (const version of versions) {
        const { slug, publishedOn } = await settleVersion(ctx, version, data);
        changes.push({ id: version.id, data: { slug, ...(publishedOn && { publishedOn }) } });
      }
      // Each row has its own: they are written one by one, after the one statement.
      delete data.slug;
      delete data.publishedOn;
      // Strapi refuses a write that has nothing to say.
      if (Object.keys(data).length === 0) data.updatedAt = new Date();
      event.state = { changes, released: unique(versions) };
    },
    beforeDelete: remember,
    beforeDeleteMany: remember,

    afterCreate: finish,
    afterCreateMany: finish,
    afterUpdate: finish,
    afterUpdateMany: finish,
    afterDelete: finish,
    afterDeleteMany: finish,
  };
};
