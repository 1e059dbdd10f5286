import type { Context } from '../context';
import { readFileConfig, type FileConfig } from '../config';
import { InvalidInput } from '../errors';
import { problemsOf } from '../input';
import { compileRules, type CompiledRules } from '../moderation/judge';
import { settingsSchema, type SettingSource, type Settings } from './contract';

/** How long another instance may go on with old settings. */
const refreshMs = 5_000;

type Json = Record<string, unknown>;

/** The settings in force, with all that is derived from them once. */
export type Effective = {
  readonly file: FileConfig;
  readonly values: Settings;
  readonly sources: Record<string, SettingSource>;
  readonly rules: CompiledRules;
  /** Names that only staff may sign with. */
  readonly staffNames: readonly string[];
  /** Hosts that are the site's own. */
  readonly hosts: readonly string[];
};

type State = { effective: Effective; savedAs: string; timer: NodeJS.Timeout };

const states = new WeakMap<object, State>();

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `over` goes over `under`, key by key; lists are replaced whole. */
const merge = (under: Json, over: Json): Json => {
  const result: Json = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const below = Object.hasOwn(under, key) ? under[key] : undefined;
    result[key] = isRecord(value) ? merge(isRecord(below) ? below : {}, value) : value;
  }
  return result;
};

const leaves = (value: Json, prefix = ''): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    isRecord(inner) ? leaves(inner, `${prefix}${key}.`) : [`${prefix}${key}`]
  );

const has = (value: Json, path: string): boolean => {
  let inner: unknown = value;
  for (const key of path.split('.')) {
    if (!isRecord(inner) || !Object.hasOwn(inner, key)) return false;
    inner = inner[key];
  }
  return inner !== undefined;
};

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

const ownHosts = ({ strapi }: Context, configured: readonly string[]): string[] => {
  const url = strapi.config.get<string | undefined>('server.absoluteUrl');
  const own = url && URL.canParse(url) ? [new URL(url).hostname.replace(/^www\./, '')] : [];
  return [...new Set([...configured, ...own])];
};

const derive = (
  ctx: Context,
  file: FileConfig,
  saved: Json,
  staffNames: readonly string[]
): Effective => {
  const schema = settingsSchema(file.rules);
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
    staffNames,
    hosts: ownHosts(ctx, values.site.hosts),
  };
};

const refresh = async (ctx: Context): Promise<void> => {
  const state = states.get(ctx.strapi);
  if (!state) return;
  const [saved, staffNames] = [await readSaved(ctx), await readStaffNames(ctx)];
  const savedAs = JSON.stringify([saved, staffNames]);
  if (savedAs === state.savedAs) return;
  state.effective = derive(ctx, state.effective.file, saved, staffNames);
  state.savedAs = savedAs;
};

/**
 * Reads the settings and keeps them fresh: what another instance saves is in force here within
 * five seconds. To be called once, from `bootstrap`.
 * @throws InvalidConfig for a bad file; settings saved by an older version that no longer fit are
 * reported in the log and left aside, never lost.
 */
export const startSettings = async (ctx: Context): Promise<void> => {
  const { strapi } = ctx;
  const file = readFileConfig(strapi.config.get('plugin::newsroom', {}));
  const [saved, staffNames] = [await readSaved(ctx), await readStaffNames(ctx)];
  let effective: Effective;
  try {
    effective = derive(ctx, file, saved, staffNames);
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    strapi.log.error(
      `newsroom: the saved settings do not fit this version and are left aside until saved again: ${error.message}`
    );
    effective = derive(ctx, file, {}, staffNames);
  }
  const timer = setInterval(() => {
    refresh(ctx).catch((error: unknown) => {
      strapi.log.warn(`newsroom: settings could not be refreshed: ${String(error)}`);
    });
  }, refreshMs);
  timer.unref();
  states.set(strapi, { effective, savedAs: JSON.stringify([saved, staffNames]), timer });
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

/**
 * Saves a part of the settings over what was saved before; what `change` does not name stays.
 * @throws InvalidInput naming each field that does not fit; nothing is saved then.
 */
export const saveSettings = async (ctx: Context, change: unknown): Promise<Effective> => {
  if (!isRecord(change)) {
    throw new InvalidInput([{ field: '', problem: 'must be an object', accepts: 'settings' }]);
  }
  const state = states.get(ctx.strapi);
  const { effective: before } = state ?? { effective: settingsOf(ctx) };
  const saved = merge(await readSaved(ctx), change);
  const staffNames = await readStaffNames(ctx);
  const effective = derive(ctx, before.file, saved, staffNames);
  await store(ctx).set({ key: 'settings', value: saved });
  if (state) {
    state.effective = effective;
    state.savedAs = JSON.stringify([saved, staffNames]);
  }
  return effective;
};
