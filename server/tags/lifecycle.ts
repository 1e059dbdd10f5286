import { uids } from '../../content-types';
import type { Context } from '../context';
import { InvalidInput } from '../errors';
import { newDocumentId } from '../rows';
import { releaseUnusedTags, settleTag } from './settle-tag';
import { selectTags, type Selection } from './store';

type Data = Record<string, unknown>;
type Event = {
  readonly params: Selection & { data?: unknown };
  state: unknown;
};

/** A slug is never written by hand: it would not follow the name. */
const settleNew = async (ctx: Context, data: Data): Promise<void> => {
  data.documentId ??= newDocumentId(ctx, uids.tag);
  const documentId = data.documentId as string;
  Object.assign(data, await settleTag(ctx, data.name, { documentId, slug: null }));
};

/**
 * Keeps tags apart and their slugs in step, on whichever path they are written: two names that mean
 * the same are one tag. `makeWritesTransactional` sees to it that claims and rows commit together.
 */
export const tagLifecycles = (ctx: Context) => {
  const remember = async (event: Event) => {
    const tags = await selectTags(ctx, event.params);
    event.state = { released: tags.map(({ documentId }) => documentId) };
  };
  const release = async (event: Event) => {
    const { released = [] } = event.state as { released?: readonly string[] };
    await releaseUnusedTags(ctx, released);
  };
  const change = async (event: Event, one: boolean) => {
    const data = event.params.data as Data;
    delete data.slug;
    if (data.name === undefined) return;
    const [tag, another] = await selectTags(ctx, event.params, { one });
    if (!tag) return;
    if (another) {
      throw new InvalidInput([{ field: 'name', problem: 'cannot be the same for several tags' }]);
    }
    Object.assign(data, await settleTag(ctx, data.name, tag));
    event.state = { released: [tag.documentId] };
  };

  return {
    models: [uids.tag],

    beforeCreate: (event: Event) => settleNew(ctx, event.params.data as Data),
    async beforeCreateMany(event: Event) {
      for (const data of event.params.data as Data[]) await settleNew(ctx, data);
    },
    beforeUpdate: (event: Event) => change(event, true),
    beforeUpdateMany: (event: Event) => change(event, false),
    beforeDelete: remember,
    beforeDeleteMany: remember,

    afterUpdate: release,
    afterUpdateMany: release,
    afterDelete: release,
    afterDeleteMany: release,
  };
};
