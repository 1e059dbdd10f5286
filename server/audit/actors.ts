import { uids } from '../../content-types';
import type { Context } from '../context';
import { knexOf, rowsIn } from '../rows';
import type { AuditPage } from './contract';

/** Where moderators stand: by the column of their key, each with that of their name and of the time. */
const places = [
  {
    uid: uids.decision,
    key: 'actor_key',
    name: 'actor_name',
    at: 'created_at',
    where: "actor_kind = 'staff' and",
  },
  { uid: uids.sanction, key: 'actor_key', name: 'actor_name', at: 'created_at', where: '' },
  { uid: uids.sanction, key: 'lifted_by_key', name: 'lifted_by_name', at: 'lifted_at', where: '' },
] as const;

/**
 * Everybody who has decided or sanctioned, by name: as they were called when they did last. One
 * statement that hops along an index from one moderator to the next, however much each of them did.
 */
export const readActors = async (ctx: Context): Promise<AuditPage['meta']['actors']> => {
  const parts = places.map(({ uid, key, name, at, where }, index) => {
    const table = ctx.strapi.db.metadata.get(uid).tableName;
    const hops = `hops${index}`;
    return {
      step: `${hops} as (
        select min(${key}) as k from ${table} where ${where} ${key} is not null
        union all
        select (select min(${key}) from ${table} where ${where} ${key} > ${hops}.k)
        from ${hops} where ${hops}.k is not null
      )`,
      found: `select k as actor_key,
        (select ${name} from ${table} where ${where} ${key} = ${hops}.k
          order by ${at} desc limit 1) as actor_name,
        (select max(${at}) from ${table} where ${where} ${key} = ${hops}.k) as last_at
        from ${hops} where k is not null`,
    };
  });
  const sql = `with recursive ${parts.map(({ step }) => step).join(', ')}
    ${parts.map(({ found }) => found).join(' union all ')}`;
  const found = rowsIn<Found>(await knexOf(ctx).raw<unknown>(sql));
  const byKey = new Map<string, { name: string; at: number }>();
  for (const { actor_key, actor_name, last_at } of found) {
    const at = new Date(last_at).getTime();
    const before = byKey.get(actor_key);
    if (!before || before.at < at) byKey.set(actor_key, { name: actor_name ?? actor_key, at });
  }
  return [...byKey]
    .map(([key, { name }]) => ({ key, name }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.key < b.key ? -1 : 1));
};

type Found = { actor_key: string; actor_name: string | null; last_at: string | number | Date };
