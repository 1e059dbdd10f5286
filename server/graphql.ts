import { uids } from '../content-types';
import type { Context } from './context';

type Extension = { shadowCRUD(uid: string): { disable(): unknown } };
type Graphql = { service(name: 'extension'): Extension };

/**
 * Keeps GraphQL from everything that only the gate and the public shape may answer. Shadow CRUD
 * would serve these types with the very permissions that the REST routes need.
 */
export const hideFromGraphql = ({ strapi }: Context): void => {
  const extension = (strapi.plugin('graphql') as Graphql | undefined)?.service('extension');
  if (!extension) return;
  const { article: _article, tag: _tag, ...hidden } = uids;
  for (const uid of Object.values(hidden)) extension.shadowCRUD(uid).disable();
};
