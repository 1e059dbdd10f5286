import type { Context } from './context';

type Extension = {
  use(
    extend: (tools: { typeRegistry: { has(name: string): boolean } }) => {
      typeDefs?: string;
      resolvers?: Record<string, Record<string, unknown>>;
    }
  ): unknown;
};

/** Fields for a type that GraphQL's shadow CRUD has made. */
export type TypeExtension<Row> = {
  readonly type: string;
  readonly fields: Readonly<
    Record<string, { readonly type: string; readonly resolve: (row: Row) => Promise<unknown> }>
  >;
};

/**
 * Adds fields to a GraphQL type, where the GraphQL plugin is there and the project has not switched
 * the type off. To be called from `register`.
 */
export const extendGraphqlType = <Row>(
  { strapi }: Context,
  { type, fields }: TypeExtension<Row>
): void => {
  const extension = strapi.plugins.graphql?.service<Extension>('extension');
  extension?.use(({ typeRegistry }) => {
    if (!typeRegistry.has(type)) return {};
    const all = Object.entries(fields);
    const lines = all.map(([name, field]) => `${name}: ${field.type}`);
    return {
      typeDefs: `extend type ${type} { ${lines.join(' ')} }`,
      resolvers: { [type]: Object.fromEntries(all.map(([name, { resolve }]) => [name, resolve])) },
    };
  });
};
