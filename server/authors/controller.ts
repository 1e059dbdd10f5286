import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { permissions } from '../desk/contract';
import { parseInput } from '../input';
import { staffAuthor, type AdminUser } from './author';
import { PutSanction, WriteNote } from './contract';
import { deleteNote } from './delete-note';
import type { Sight } from './find-author';
import { liftSanction } from './lift-sanction';
import { putSanction } from './put-sanction';
import { readAuthor } from './read-author';
import type { Moderator } from './sanction-store';
import { writeNote } from './write-note';

type Strapi = { strapi: Core.Strapi };
type State = { user: AdminUser; userAbility?: { can(action: string): boolean } };

const byOf = (koa: KoaContext): Moderator => {
  const { key, name } = staffAuthor((koa.state as State).user);
  return { key, name: name.slice(0, 100) };
};

const sightOf = (koa: KoaContext): Sight => ({
  canIdentify: (koa.state as State).userAbility?.can(permissions.identify) === true,
});

const paramOf = (koa: KoaContext, name: 'key' | 'id'): string =>
  (koa.params as Record<string, string>)[name] ?? '';

export const authorControllers = {
  author: ({ strapi }: Strapi) => ({
    async findOne(koa: KoaContext) {
      const key = paramOf(koa, 'key');
      koa.body = { data: await readAuthor({ strapi }, { key, sight: sightOf(koa) }) };
    },
    async putSanction(koa: KoaContext) {
      const sanction = parseInput(PutSanction, koa.request.body);
      const input = { key: paramOf(koa, 'key'), sanction, by: byOf(koa), sight: sightOf(koa) };
      const data = await putSanction({ strapi }, input);
      koa.status = 201;
      koa.body = { data };
    },
    async liftSanction(koa: KoaContext) {
      const input = { id: paramOf(koa, 'id'), by: byOf(koa), sight: sightOf(koa) };
      koa.body = { data: await liftSanction({ strapi }, input) };
    },
    async writeNote(koa: KoaContext) {
      const { body } = parseInput(WriteNote, koa.request.body);
      const input = { key: paramOf(koa, 'key'), body, by: byOf(koa), sight: sightOf(koa) };
      const data = await writeNote({ strapi }, input);
      koa.status = 201;
      koa.body = { data };
    },
    async deleteNote(koa: KoaContext) {
      const input = { id: paramOf(koa, 'id'), by: byOf(koa) };
      koa.body = { data: await deleteNote({ strapi }, input) };
    },
  }),
};
