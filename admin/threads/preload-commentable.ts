import type { StrapiApp } from '@strapi/strapi/admin';

import { isRecord } from '../answer';
import { threadApi } from './thread-api';

type Middleware = ReturnType<Parameters<StrapiApp['addMiddlewares']>[0][number]>;

/**
 * Asks which types are commentable as soon as someone is logged in. The Content Manager lets a
 * plugin add a column only while it first draws a list, when there is no time left to ask.
 */
export const preloadCommentable: Middleware = (store) => (next) => (action: unknown) => {
  const result: unknown = next(action as never);
  if (isLogin(action)) {
    // Redux's own types know no thunks here.
    store.dispatch(threadApi.endpoints.commentable.initiate(undefined) as never);
  }
  return result;
};

/** The admin asks for the user's permissions once per login and per page load. */
const isLogin = (action: unknown) =>
  isRecord(action) &&
  action.type === 'adminApi/executeQuery/pending' &&
  isRecord(action.meta) &&
  isRecord(action.meta.arg) &&
  action.meta.arg.endpointName === 'getMyPermissions';
