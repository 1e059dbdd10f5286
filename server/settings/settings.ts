import type { Context } from '../context';
import { readFileConfig, type FileConfig } from '../config';
import { InvalidInput } from '../errors';
import { problemsOf } from '../input';
import { compileRules, type CompiledRules } from '../moderation/judge';
import { allowedLength } from '../moderation/rules/length';
import { nudge, onNudge } from '../redis/nudges';
import { rows } from '../rows';
import { inTransaction, type Transaction } from '../transaction';
import { settingsSchema, type SettingSource, type Settings } from './contract';
import { fittingSettings } from './fitting-settings';
import { has, isRecord, leaves, merge, type Json } from '../json';

/** How long another instance may go on with old settings, where no Redis tells it of new ones. */
const refreshMs = 5_000;

/** The settings in force, with all that is derived from them once. */
export type Effective = {
  readonly file: FileConfig;
  readonly values: Settings;
  readonly sources: Record<string, SettingSource>;
  readonly rules: CompiledRules;
  /** How many characters a body may have; `max` is infinite where the `length` rule is off. */
  readonly bodyLength: { readonly min: number; readonly max: number };
  /** Names that only staff may sign with. */
  readonly staffNames: readonly string[];
  /** Hosts that are the site's own. */
  readonly hosts: readonly string[];
  /** The project's, such as `en`. */
  readonly defaultLocale: string;
};

type State = { effective: Effective; savedAs: string; timer: NodeJS.Timeout };

const states = new WeakMap<object, State>();

const store = ({ strapi }: Context) => strapi.store({ type: 'plugin', name: 'newsroom' });

const readSaved = async (ctx: Context): Promise<Json> => {
  const saved: unknown = await store(ctx).get({ key: 'settings' });
  return isRecord(saved) ? saved : {};
};

/** Names of all admin users as they would sign. */
const readStaffNames = async ({ strapi }: Context): Promise<string[]> => {
  const users = (await strapi.db.query('admin::user').findMany({
    select: ['firstname', 'lastname', 'username'],
    limit: 5_000,
  })) as { firstname?: string | null; lastname?: string | null; username?: string | null }[];
  return users.flatMap(({ firstname, lastname, username }) =>
    [[firstname, lastname].filter(Boolean).join(' '), username ?? ''].filter(Boolean)
  );
};

/** What the settings are derived from beside the file and what was saved. */
type Facts = Pick<Effective, 'staffNames' | 'defaultLocale'>;

type I18n = { service(name: 'locales'): { getDefaultLocale(): Promise<string | null> } };

const readFacts = async (ctx: Context): Promise<Facts> => {
  const staffNames = await readStaffNames(ctx);
  const i18n = ctx.strapi.plugin('i18n') as I18n | undefined;
  const defaultLocale = await i18n?.service('locales').getDefaultLocale();
  return { staffNames, defaultLocale: defaultLocale ?? 'en' };
};

const ownHosts = ({ strapi }: Context, { hosts, url }: Settings['site']): string[] => {
  const own = [strapi.config.get<string | undefined>('server.absoluteUrl'), url].flatMap((one) =>
    one && URL.canParse(one) ? new URL(one).hostname.replace(/^www\./, '') : []
  );
  return [...new Set([...hosts, ...own])];
};

const derive = (ctx: Context, file: FileConfig, saved: Json, facts: Facts): Effective => {
  const schema = settingsSchema(file.rules, file.commentable);
  const given = merge(file.settings, saved);
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new InvalidInput(problemsOf(parsed.error, given));
  const values = parsed.data as Settings;
  const sources = Object.fromEntries(
    leaves(values).map((path): [string, SettingSource] => [
      path,
      has(saved, path) ? 'saved' : has(file.settings, path) ? 'file' : 'default',
    ])
  );
  return {
    file,
    values,
    sources,
    rules: compileRules(file.rules, values.moderation.options),
    bodyLength: allowedLength(values.moderation.options.length),
    hosts: ownHosts(ctx, values.site),
    ...facts,
  };
};

/** Brings the settings in line with the database. Never throws: those in force stay in force. */
export const refreshSettings = async (ctx: Context): Promise<void> => {
  try {
    const [saved, facts] = [await readSaved(ctx), await readFacts(ctx)];
    const savedAs = JSON.stringify([saved, facts]);
    const state = states.get(ctx.strapi);
    if (!state || savedAs === state.savedAs) return;
    const { file } = state.effective;
    state.effective = derive(ctx, file, fittingSettings(file, saved).fitting, facts);
    state.savedAs = savedAs;
  } catch (error) {
    ctx.strapi.log.warn(`newsroom: settings could not be refreshed: ${String(error)}`);
  }
};

/**
 * Reads the settings and keeps them fresh: what another instance saves is in force here within
 * five seconds, or at once with Redis. To be called once, from `bootstrap`.
 * @throws InvalidConfig for a bad file; saved settings that do not fit this version are named in the
 * log and left aside, never lost.
 */
export const startSettings = async (ctx: Context): Promise<void> => {
  const { strapi } = ctx;
  const file = readFileConfig(strapi.config.get('plugin::newsroom', {}));
  // A row to lock from the first save on.
  if ((await store(ctx).get({ key: 'settings' })) === null) {
    await store(ctx).set({ key: 'settings', value: {} });
  }
  const [saved, facts] = [await readSaved(ctx), await readFacts(ctx)];
  const { fitting, leftAside } = fittingSettings(file, saved);
  if (leftAside.length > 0) {
    const names = leftAside.join(', ');
    strapi.log.warn(`newsroom: saved settings that do not fit are kept, and not used: ${names}`);
  }
  const effective = derive(ctx, file, fitting, facts);
  const timer = setInterval(() => void refreshSettings(ctx), refreshMs);
  timer.unref();
  states.set(strapi, { effective, savedAs: JSON.stringify([saved, facts]), timer });
};

/** Reads the settings as soon as another instance has saved some, where there is Redis to tell of it. */
export const hearOfSettings = (ctx: Context): void => {
  onNudge(ctx, 'settings', () => void refreshSettings(ctx));
};

export const stopSettings = ({ strapi }: Context): void => {
  const state = states.get(strapi);
  if (state) clearInterval(state.timer);
  states.delete(strapi);
};

/** The settings in force. No query: safe inside a transaction. */
export const settingsOf = ({ strapi }: Context): Effective => {
  const state = states.get(strapi);
  if (!state) throw new Error('newsroom: settings were asked for before bootstrap');
  return state.effective;
};

/** Locks what is saved until the transaction ends, so that two saves at once both stay. */
const lockSaved = (ctx: Context, { trx }: Transaction): Promise<unknown> =>
  rows(ctx, 'strapi::core-store', trx)
    .where({ key: 'plugin_newsroom_settings' })
    .forUpdate()
    .first('id');

/**
 * Saves a part of the settings over what was saved before; what `change` does not name stays.
 * @throws InvalidInput naming each field that does not fit; nothing is saved then.
 */
export const saveSettings = async (ctx: Context, change: unknown): Promise<Effective> => {
  if (!isRecord(change)) {
    throw new InvalidInput([{ field: '', problem: 'must be an object', accepts: 'settings' }]);
  }
  const { file } = settingsOf(ctx);
  await inTransaction(ctx, async (transaction) => {
    await lockSaved(ctx, transaction);
    const before = await readSaved(ctx);
    const { fitting } = fittingSettings(file, before);
    derive(ctx, file, merge(fitting, change), settingsOf(ctx));
    await store(ctx).set({ key: 'settings', value: merge(before, change) });
  });
  await refreshSettings(ctx);
  nudge(ctx, 'settings');
  return settingsOf(ctx);
};
