import type { Context as KoaContext, Next } from 'koa';

import { InvalidInput } from './errors';

/** Without recursion: JSON nests deeper than the stack goes. */
const hasNul = (value: unknown): boolean => {
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const one = rest.pop();
    if (typeof one === 'string' && one.includes('\0')) return true;
    if (typeof one !== 'object' || one === null) continue;
    for (const [key, inner] of Object.entries(one)) rest.push(key, inner);
  }
  return false;
};

/** Route middleware. No database takes a NUL in a text, and PostgreSQL answers one with an error of
 * its own. */
export const refuseNul = async (koa: KoaContext, next: Next): Promise<void> => {
  const problem = 'contains a NUL character';
  if (/%00|\0/.test(koa.url)) throw new InvalidInput([{ field: 'url', problem }]);
  const { body } = koa.request as { body?: unknown };
  const fields = Object.entries(typeof body === 'object' ? (body ?? {}) : {}).filter(hasNul);
  if (fields.length > 0) {
    throw new InvalidInput(fields.map(([key]) => ({ field: key.replaceAll('\0', ''), problem })));
  }
  await next();
};
