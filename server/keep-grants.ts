import type { Context } from './context';

/** Where Strapi keeps what a role may do: for readers and for admins. */
const models = ['plugin::users-permissions.permission', 'admin::permission'] as const;
type Model = (typeof models)[number];

/** What a grant says beside action and role. */
const details: Record<Model, readonly string[]> = {
  'plugin::users-permissions.permission': [],
  'admin::permission': ['subject', 'conditions', 'properties', 'actionParameters'],
};

type Grant = { action: string; role: number } & Record<string, unknown>;

const store = ({ strapi }: Context) => strapi.store({ type: 'plugin', name: 'newsroom' });

const has = ({ strapi }: Context, model: string): boolean => model in strapi.contentTypes;

const readGrants = async ({ strapi }: Context, model: Model): Promise<Grant[]> => {
  const found = (await strapi.db.query(model).findMany({
    where: { action: { $startsWith: 'plugin::newsroom.' } },
    populate: { role: { select: ['id'] } },
    orderBy: 'id',
  })) as ({ action: string; role: { id: number } | null } & Record<string, unknown>)[];
  return found.flatMap(({ role, ...row }): Grant[] => {
    const said = Object.fromEntries(details[model].map((key) => [key, row[key]]));
    return role ? [{ ...said, action: row.action, role: role.id }] : [];
  });
};

const remember = async (ctx: Context, model: Model): Promise<void> => {
  await store(ctx).set({ key: `grants ${model}`, value: await readGrants(ctx, model) });
};

/**
 * Gives back what was taken while the plugin was away. Strapi deletes grants of actions it does
 * not know, so one start with the plugin disabled would close every thread to readers. What an
 * administrator takes away while the plugin is there is remembered as taken.
 */
export const restoreGrants = async (ctx: Context): Promise<void> => {
  for (const model of models.filter((name) => has(ctx, name))) {
    const before = ((await store(ctx).get({ key: `grants ${model}` })) ?? []) as Grant[];
    const now = await readGrants(ctx, model);
    const roleUid =
      model === 'admin::permission' ? 'admin::role' : 'plugin::users-permissions.role';
    for (const grant of before) {
      const { action, role } = grant;
      if (now.some((one) => one.action === action && one.role === role)) continue;
      if (!(await ctx.strapi.db.query(roleUid).findOne({ where: { id: role } }))) continue;
      await ctx.strapi.db.query(model).create({ data: grant });
    }
    await remember(ctx, model);
  }
};

type Event = { readonly model: { readonly uid: string } };

/** Remembers the grants whenever a role changes. */
export const grantLifecycles = (ctx: Context) => {
  const after = (event: Event) => remember(ctx, event.model.uid as Model);
  return {
    models: models.filter((name) => has(ctx, name)),
    afterCreate: after,
    afterCreateMany: after,
    afterUpdate: after,
    afterUpdateMany: after,
    afterDelete: after,
    afterDeleteMany: after,
  };
};
