import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { hashAddress } from '../authors/address';
import { clientAddress } from '../authors/client-address';
import { identifyReader } from '../authors/identify-reader';
import { apiUrl } from '../api-url';
import { parseInput } from '../input';
import { isKnown } from '../is-known';
import { reportComment } from '../reports/report-comment';
import { voteOnComment } from '../votes/vote-on-comment';
import { commentsAsHtml } from './comments-as-html';
import {
  CommentQuery,
  CommentsQuery,
  EditComment,
  PostComment,
  PreviewComment,
  RepliesQuery,
  ReportComment,
  VoteOnComment,
} from './contract';
import { deleteComment } from './delete-comment';
import { editComment } from './edit-comment';
import { answerOf } from './page-cache';
import { pageEtag } from './page-etag';
import { postComment, type Origin } from './post-comment';
import { previewComment } from './preview-comment';
import { readComment } from './read-comment';
import { findPage, readComments } from './read-comments';
import { readReplies } from './read-replies';

type Strapi = { strapi: Core.Strapi };

const originOf = (ctx: Strapi, koa: KoaContext): Origin => ({
  ipHash: hashAddress(ctx, clientAddress(ctx, koa)),
  userAgent: koa.get('User-Agent') || null,
});

const idOf = (koa: KoaContext): string => (koa.params as { id: string }).id;

export const commentControllers = {
  comments: ({ strapi }: Strapi) => ({
    async find(koa: KoaContext) {
      const { thread: param } = koa.params as { thread: string };
      const query = parseInput(CommentsQuery, koa.query);
      const isHtml = koa.accepts('json', 'html') === 'html';
      koa.vary('Accept');
      // As HTML it is what everybody sees.
      const reader = isHtml ? null : identifyReader({ strapi }, koa);
      const asked = await findPage({ strapi }, { param, query });
      // A page as HTML says more than the comments: its `ETag` is made of all of it.
      if (!reader && !isHtml) {
        koa.set('ETag', pageEtag({ strapi }, asked));
        koa.status = 200;
        if (isKnown(koa)) return;
      }
      const { page, meta } = await readComments({ strapi }, asked, reader);
      if (isHtml) {
        koa.type = 'html';
        const api = apiUrl({ strapi }, koa);
        koa.body = commentsAsHtml({ strapi }, asked, { json: page.json, meta, api });
      } else {
        koa.type = 'json';
        koa.body = answerOf(page, { meta, isForAll: reader === null });
      }
    },
    async findOne(koa: KoaContext) {
      parseInput(CommentQuery, koa.query);
      const reader = identifyReader({ strapi }, koa);
      koa.body = await readComment({ strapi }, { id: idOf(koa), reader });
    },
    async create(koa: KoaContext) {
      const { thread: param } = koa.params as { thread: string };
      const body = parseInput(PostComment, koa.request.body);
      const reader = identifyReader({ strapi }, koa);
      const origin = originOf({ strapi }, koa);
      const answer = await postComment({ strapi }, { param, body, reader, origin });
      koa.status = answer.data.status === 'approved' ? 201 : 202;
      koa.body = answer;
    },
    async update(koa: KoaContext) {
      const { body } = parseInput(EditComment, koa.request.body);
      const reader = identifyReader({ strapi }, koa);
      const origin = originOf({ strapi }, koa);
      const answer = await editComment({ strapi }, { id: idOf(koa), body, reader, origin });
      koa.status = answer.data.status === 'approved' ? 200 : 202;
      koa.body = answer;
    },
    async delete(koa: KoaContext) {
      await deleteComment({ strapi }, { id: idOf(koa), reader: identifyReader({ strapi }, koa) });
      koa.status = 204;
    },
  }),
  replies: ({ strapi }: Strapi) => ({
    async find(koa: KoaContext) {
      const query = parseInput(RepliesQuery, koa.query);
      const reader = identifyReader({ strapi }, koa);
      koa.body = await readReplies({ strapi }, { id: idOf(koa), query, reader });
    },
  }),
  reports: ({ strapi }: Strapi) => ({
    async create(koa: KoaContext) {
      const { reason, note } = parseInput(ReportComment, koa.request.body);
      const reader = identifyReader({ strapi }, koa);
      const { ipHash } = originOf({ strapi }, koa);
      await reportComment({ strapi }, { id: idOf(koa), reason, note, reader, ipHash });
      koa.status = 202;
      koa.body = { data: { comment: idOf(koa), reason }, meta: {} };
    },
  }),
  votes: ({ strapi }: Strapi) => ({
    async update(koa: KoaContext) {
      const { value } = parseInput(VoteOnComment, koa.request.body);
      const reader = identifyReader({ strapi }, koa);
      const { ipHash } = originOf({ strapi }, koa);
      koa.body = await voteOnComment({ strapi }, { id: idOf(koa), value, reader, ipHash });
    },
  }),
  previews: ({ strapi }: Strapi) => ({
    async create(koa: KoaContext) {
      const { body } = parseInput(PreviewComment, koa.request.body);
      const { ipHash } = originOf({ strapi }, koa);
      koa.body = await previewComment({ strapi }, { body, ipHash });
    },
  }),
};
