import type { Core } from '@strapi/strapi';

/** What every action gets first. */
export type Context = { readonly strapi: Core.Strapi };
