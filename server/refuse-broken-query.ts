import type { Context as KoaContext, Next } from 'koa';

import { InvalidInput, type FieldProblem } from './errors';
import { isRecord, type Json } from './json';

/** The greatest number that every database takes for an offset. */
const greatest = 2_147_483_647;

const isGroup = (key: string): boolean => ['$and', '$or', '$not'].includes(key);

/** Whether there is a value where a condition belongs, as in `filters[]=1` or `filters[$and][]=1`:
 * Strapi takes its place in the list for the name of a column. */
const hasLooseValue = (conditions: unknown): boolean => {
  if (Array.isArray(conditions)) return conditions.some(hasLooseValue);
  if (!isRecord(conditions)) return true;
  return Object.entries(conditions).some(
    ([key, inner]) => (isGroup(key) || /^\d+$/.test(key)) && hasLooseValue(inner)
  );
};

/** Whether a name is empty between dots, as in `sort=tags..name`, or one that every object has. */
const hasNoName = (names: unknown): boolean => {
  if (Array.isArray(names)) return names.some(hasNoName);
  if (typeof names !== 'string') return false;
  const paths = names.split(',').map((path) => path.trim().replace(/:\w*$/, '').split('.'));
  return paths.some((steps) =>
    steps.some((step) => step in {} || (step === '' && steps[1] !== undefined))
  );
};

/** Of the query itself, and of what it populates. */
const problemsIn = (query: unknown, path: string): FieldProblem[] => {
  if (!isRecord(query)) return [];
  return Object.entries(query).flatMap(([key, inner]): FieldProblem[] => {
    const field = path ? `${path}.${key}` : key;
    if (key === 'filters') {
      const problem = 'has a value where a condition belongs';
      return hasLooseValue(inner) ? [{ field, problem, accepts: 'filters[title][$eq]=…' }] : [];
    }
    if (key === 'sort' || key === 'fields') {
      return hasNoName(inner) ? [{ field, problem: 'names what cannot be an attribute' }] : [];
    }
    return key === 'populate' || path ? problemsIn(inner, field) : [];
  });
};

const pagesIn = ({ pagination }: Json): FieldProblem[] =>
  Object.entries(isRecord(pagination) ? pagination : {})
    .filter(([, number]) => Number(number) > greatest)
    .map(([key]) => ({
      field: `pagination.${key}`,
      problem: 'is too great',
      accepts: `at most ${greatest}`,
    }));

const searchIn = ({ _q: search }: Json): FieldProblem[] =>
  search === undefined || search === null || typeof search === 'string'
    ? []
    : [{ field: '_q', problem: 'is not one text' }];

/** Route middleware: refuses what Strapi lets through to the database, which answers with an error
 * of its own. */
export const refuseBrokenQuery = async (koa: KoaContext, next: Next): Promise<void> => {
  const { query } = koa;
  const problems = [...problemsIn(query, ''), ...pagesIn(query), ...searchIn(query)];
  if (problems.length > 0) throw new InvalidInput(problems);
  await next();
};
