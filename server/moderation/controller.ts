import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import {
  ConversationQuery,
  Decide,
  EditText,
  Pin,
  Reply,
  Undo,
  type ChangedMeanwhile,
  type DeskComment,
} from '../desk/contract';
import { readDeskComments, showSurrounded } from '../desk/desk-comments';
import { readConversation } from '../desk/read-conversation';
import { readHistory } from '../desk/read-history';
import type { Surrounded } from '../desk/with-surroundings';
import { Conflict, Unknown } from '../errors';
import { parseInput } from '../input';
import type { Changed } from './change-seen';
import { decide } from './decide';
import { editText } from './edit-text';
import { pin } from './pin';
import { replyAsStaff } from './reply-as-staff';
import { undo } from './undo';

const asked = (koa: KoaContext) => ({
  id: (koa.params as { id: string }).id,
  user: koa.state.user as AdminUser,
});

const onDesk = async (ctx: Context, now: Surrounded): Promise<DeskComment> => {
  const [comment] = await showSurrounded(ctx, [now]);
  if (!comment) throw new Unknown('thread');
  return comment;
};

const changedMeanwhile = async (ctx: Context, now: Surrounded): Promise<Conflict> => {
  const details: ChangedMeanwhile = {
    code: 'CHANGED_MEANWHILE',
    comment: await onDesk(ctx, now),
    decision: now.decision,
  };
  return new Conflict('The comment is no longer what you saw', details);
};

/** @throws Conflict `CHANGED_MEANWHILE` */
const answer = async (ctx: Context, koa: KoaContext, { kind, now }: Changed): Promise<void> => {
  if (kind === 'changed-meanwhile') throw await changedMeanwhile(ctx, now);
  koa.body = { data: await onDesk(ctx, now) };
};

export const moderationControllers = {
  moderation: (ctx: { strapi: Core.Strapi }) => ({
    async decide(koa: KoaContext) {
      const decision = parseInput(Decide, koa.request.body);
      await answer(ctx, koa, await decide(ctx, { ...asked(koa), decision }));
    },
    async undo(koa: KoaContext) {
      const { revision } = parseInput(Undo, koa.request.body);
      await answer(ctx, koa, await undo(ctx, { ...asked(koa), revision }));
    },
    async pin(koa: KoaContext) {
      const input = parseInput(Pin, koa.request.body);
      await answer(ctx, koa, await pin(ctx, { ...asked(koa), pin: input }));
    },
    async editText(koa: KoaContext) {
      const edit = parseInput(EditText, koa.request.body);
      await answer(ctx, koa, await editText(ctx, { ...asked(koa), edit }));
    },
    async reply(koa: KoaContext) {
      const reply = parseInput(Reply, koa.request.body);
      const { id, user } = asked(koa);
      const replied = await replyAsStaff(ctx, { id, user, reply });
      if (replied.kind !== 'replied') throw await changedMeanwhile(ctx, replied.now);
      const [data, parent] = await readDeskComments(ctx, [replied.replyId, id]);
      koa.status = 201;
      koa.body = { data, meta: { parent } };
    },
    async findConversation(koa: KoaContext) {
      const query = parseInput(ConversationQuery, koa.query);
      koa.body = await readConversation(ctx, { ...query, id: asked(koa).id });
    },
    async findHistory(koa: KoaContext) {
      koa.body = { data: await readHistory(ctx, asked(koa).id) };
    },
  }),
};
