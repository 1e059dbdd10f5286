/** An object of JSON. */
export type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `over` goes over `under`, key by key; lists are replaced whole. */
export const merge = (under: Json, over: Json): Json => {
  const result: Json = { ...under };
  for (const [key, value] of Object.entries(over)) {
    if (value === undefined) continue;
    const below = Object.hasOwn(under, key) ? under[key] : undefined;
    result[key] = isRecord(value) ? merge(isRecord(below) ? below : {}, value) : value;
  }
  return result;
};

/** Paths of all values, such as `threads.maxDepth`; lists count as one. */
export const leaves = (value: Json, prefix = ''): string[] =>
  Object.entries(value).flatMap(([key, inner]) =>
    isRecord(inner) ? leaves(inner, `${prefix}${key}.`) : [`${prefix}${key}`]
  );

/** The ways to take a first key off a path. A key may have dots in it, as names of content types do:
 * `site.publicUrls.api::post.post`. */
const firstKeys = (path: string): { key: string; rest: string | null }[] => {
  const parts = path.split('.');
  return parts.map((_, index) => ({
    key: parts.slice(0, index + 1).join('.'),
    rest: index + 1 < parts.length ? parts.slice(index + 1).join('.') : null,
  }));
};

export const has = (value: Json, path: string): boolean =>
  firstKeys(path).some(({ key, rest }) => {
    const inner = Object.hasOwn(value, key) ? value[key] : undefined;
    return rest === null ? inner !== undefined : isRecord(inner) && has(inner, rest);
  });

/** All but what stands at `path`, or at the first on the way to it that holds no further keys; the
 * same object where nothing does. */
export const without = (value: Json, path: string): Json => {
  for (const { key, rest } of firstKeys(path)) {
    if (!Object.hasOwn(value, key)) continue;
    const { [key]: inner, ...others } = value;
    if (rest === null || !isRecord(inner)) return others;
    const left = without(inner, rest);
    if (left !== inner) return { ...others, [key]: left };
  }
  return value;
};
