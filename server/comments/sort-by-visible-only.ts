import { comment, uids } from '../../content-types';
import type { Context } from '../context';

type State = { readonly state?: { readonly userAbility?: unknown } };

const hidden: readonly string[] = Object.keys(comment.config.attributes);

const isByHidden = (sort: unknown): boolean =>
  typeof sort === 'string' && hidden.includes(sort.trim().split(/[.:]/)[0] ?? '');

/**
 * Keeps the Content Manager from sorting comments by what it hides: the order of e-mails would give
 * them away. Strapi takes such a sort out of a list, but leaves one that is alone
 * (`permissions-manager/sanitize.js`, `sanitizedSort !== undefined`).
 */
export const sortByVisibleOnly = ({ strapi }: Context): void => {
  strapi.documents.use((reading, next) => {
    const params = reading.params as { sort?: unknown };
    if ((reading.uid as string) === uids.comment && isByHidden(params.sort)) {
      const { state } = (strapi.requestContext.get() as State | undefined) ?? {};
      if (state?.userAbility) delete params.sort;
    }
    return next();
  });
};
