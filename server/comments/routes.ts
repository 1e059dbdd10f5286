import { z } from '@strapi/utils';

import { contentRoute } from '../content-route';
import {
  CommentAnswer,
  CommentsAnswer,
  CommentsQuery,
  EditComment,
  OwnCommentAnswer,
  PostComment,
  PreviewAnswer,
  PreviewComment,
  RepliesAnswer,
  RepliesQuery,
  ReportAnswer,
  ReportComment,
  VoteAnswer,
  VoteOnComment,
} from './contract';

const thread = { thread: z.string() };
const id = { id: z.string() };

export const commentRoutes = () => [
  contentRoute('GET', '/threads/:thread/comments', 'comments.find', {
    params: thread,
    query: CommentsQuery,
    response: CommentsAnswer,
  }),
  contentRoute('POST', '/threads/:thread/comments', 'comments.create', {
    params: thread,
    body: PostComment,
    response: OwnCommentAnswer,
  }),
  contentRoute('GET', '/comments/:id', 'comments.findOne', { params: id, response: CommentAnswer }),
  contentRoute('PUT', '/comments/:id', 'comments.update', {
    params: id,
    body: EditComment,
    response: OwnCommentAnswer,
  }),
  contentRoute('DELETE', '/comments/:id', 'comments.delete', { params: id }),
  contentRoute('GET', '/comments/:id/replies', 'replies.find', {
    params: id,
    query: RepliesQuery,
    response: RepliesAnswer,
  }),
  contentRoute('POST', '/comments/:id/reports', 'reports.create', {
    params: id,
    body: ReportComment,
    response: ReportAnswer,
  }),
  contentRoute('PUT', '/comments/:id/vote', 'votes.update', {
    params: id,
    body: VoteOnComment,
    response: VoteAnswer,
  }),
  contentRoute('POST', '/previews', 'previews.create', {
    body: PreviewComment,
    response: PreviewAnswer,
  }),
];
