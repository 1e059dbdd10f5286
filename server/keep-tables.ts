import type { Context } from './context';

type Persisted = string | { name: string };

const nameOf = (table: Persisted): string => (typeof table === 'string' ? table : table.name);

/**
 * Tells Strapi to leave the plugin's tables alone. Without this, the first start with the plugin
 * disabled, or broken, drops them with every comment in them. Strapi reads the list when it
 * compares schemas (`@strapi/database`, `schema/diff.js`); it uses it for its own audit logs.
 */
export const keepTables = async ({ strapi }: Context): Promise<void> => {
  const all = await strapi.db.dialect.schemaInspector.getTables();
  const ours = all.filter((name) => name.startsWith('newsroom_'));
  const kept = ((await strapi.store.get({ type: 'core', key: 'persisted_tables' })) ??
    []) as Persisted[];
  const missing = ours.filter((name) => !kept.some((table) => nameOf(table) === name));
  if (missing.length === 0) return;
  await strapi.store.set({
    type: 'core',
    key: 'persisted_tables',
    value: [...kept, ...missing.map((name) => ({ name }))],
  });
};
