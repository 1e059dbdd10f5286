import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import type { AdminUser } from '../authors/author';
import type { CommentRow } from '../comments/store';
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
import { toDeskComments } from '../desk/desk-comments';
import { latestDecision } from '../desk/latest-decision';
import { readConversation } from '../desk/read-conversation';
import { readHistory } from '../desk/read-history';
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

const onDesk = async (ctx: Context, row: CommentRow): Promise<DeskComment> => {
  const [comment] = await toDeskComments(ctx, [row]);
  if (!comment) throw new Unknown('thread');
  return comment;
};

const changedMeanwhile = async (ctx: Context, row: CommentRow): Promise<Conflict> => {
  const details: ChangedMeanwhile = {
    code: 'CHANGED_MEANWHILE',
    comment: await onDesk(ctx, row),
    decision: await latestDecision(ctx, row.documentId),
  };
  return new Conflict('The comment is no longer what you saw', details);
};

/** @throws Conflict `CHANGED_MEANWHILE` */
const answer = async (ctx: Context, koa: KoaContext, { kind, comment }: Changed): Promise<void> => {
  if (kind === 'changed-meanwhile') throw await changedMeanwhile(ctx, comment);
  koa.body = { data: await onDesk(ctx, comment) };
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
      const replied = await replyAsStaff(ctx, { ...asked(koa), reply });
      if (replied.kind === 'changed-meanwhile') throw await changedMeanwhile(ctx, replied.comment);
      const [data, parent] = await toDeskComments(ctx, [replied.reply, replied.comment]);
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
