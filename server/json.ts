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

export const has = (value: Json, path: string): boolean => {
  let inner: unknown = value;
  for (const key of path.split('.')) {
    if (!isRecord(inner) || !Object.hasOwn(inner, key)) return false;
    inner = inner[key];
  }
  return inner !== undefined;
};

/** All but what stands at `path`, or at the first on the way to it that holds no further keys; the
 * same object where nothing does. */
export const without = (value: Json, path: string): Json => {
  const [key = '', ...rest] = path.split('.');
  if (!Object.hasOwn(value, key)) return value;
  const { [key]: inner, ...others } = value;
  if (rest.length === 0 || !isRecord(inner)) return others;
  const left = without(inner, rest.join('.'));
  return left === inner ? value : { ...others, [key]: left };
};
