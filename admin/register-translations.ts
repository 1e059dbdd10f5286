import { pluginId } from './plugin-id';

type Texts = Record<string, string>;

/** Every language there is, each loaded only when the admin offers it. */
const languages = new Map<string, () => Promise<{ default: Texts }>>([
  ['ar', () => import('./translations/ar.json')],
  ['de', () => import('./translations/de.json')],
  ['en', () => import('./translations/en.json')],
  ['es', () => import('./translations/es.json')],
  ['fr', () => import('./translations/fr.json')],
  ['ja', () => import('./translations/ja.json')],
]);

/**
 * The texts for each of `locales`, keyed with the plugin's prefix as Strapi wants them. What a
 * language lacks stands in English: Strapi may offer any language, and need not offer English.
 */
export const registerTranslations = async (locales: readonly string[]) => {
  const load = async (locale: string): Promise<Texts> =>
    (await languages.get(locale)?.())?.default ?? {};
  const english = await load('en');
  return Promise.all(
    locales.map(async (locale) => {
      const texts = Object.entries({ ...english, ...(await load(locale)) });
      return {
        locale,
        data: Object.fromEntries(texts.map(([key, text]) => [`${pluginId}.${key}`, text])),
      };
    })
  );
};
