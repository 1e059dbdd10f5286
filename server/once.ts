import type { Context } from './context';

/**
 * Runs a step of the first start once in a project's life, and remembers it. Steps must be
 * harmless twice: two instances may start for the first time together.
 */
export const once = async (
  { strapi }: Context,
  name: string,
  step: () => Promise<void>
): Promise<void> => {
  const store = strapi.store({ type: 'plugin', name: 'newsroom' });
  const done = ((await store.get({ key: 'done' })) ?? []) as string[];
  if (done.includes(name)) return;
  await step();
  await store.set({ key: 'done', value: [...done, name] });
};
