import { factories } from '@strapi/strapi';

import { uids } from '../../content-types';

/** Strapi's own service, which its controllers ask for. */
export const articleServices = { article: factories.createCoreService(uids.article) };
