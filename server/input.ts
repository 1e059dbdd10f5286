import type { z } from '@strapi/utils';

import { InvalidInput, type FieldProblem } from './errors';

type Issue = z.core.$ZodIssue;

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

const acceptsOf = (issue: Issue): string | undefined => {
  if (issue.code === 'invalid_type') return issue.expected;
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  if (issue.code === 'too_big') return `at most ${String(issue.maximum)}`;
  if (issue.code === 'too_small') return `at least ${String(issue.minimum)}`;
  return undefined;
};

const gotOf = (value: unknown): unknown => {
  if (typeof value === 'string') return value.length > 60 ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  return value === undefined ? undefined : kindOf(value);
};

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value
  );

/** What is wrong with `value` according to zod, field by field. */
export const problemsOf = (error: z.ZodError, value: unknown, prefix = ''): FieldProblem[] =>
  error.issues.flatMap((issue): FieldProblem[] => {
    const field = [prefix, ...issue.path.map(String)].filter(Boolean).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [field, key].filter(Boolean).join('.'),
        problem: 'is not known here',
      }));
    }
    const accepts = acceptsOf(issue);
    const got = gotOf(at(value, issue.path));
    return [
      {
        field,
        problem:
          got === undefined && issue.code === 'invalid_type'
            ? 'is missing or of the wrong type'
            : issue.message,
        ...(accepts !== undefined && { accepts }),
        ...(got !== undefined && { got }),
      },
    ];
  });

/**
 * Parses what a client sent by its contract.
 * @throws InvalidInput naming every field that does not fit.
 */
export const parseInput = <Schema extends z.ZodType>(
  schema: Schema,
  value: unknown
): z.output<Schema> => {
  const result = schema.safeParse(value ?? {});
  if (!result.success) throw new InvalidInput(problemsOf(result.error, value));
  return result.data;
};
