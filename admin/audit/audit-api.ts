import type { AuditPage, AuditQuery } from '../../server/audit/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';
import { addPage, searchOf } from '../paged';

export type AuditFilter = Pick<AuditQuery, 'kind' | 'actor' | 'from' | 'to'>;

const isAudit = (answer: unknown): answer is AuditPage =>
  isRecord(answer) &&
  Array.isArray(answer.data) &&
  isRecord(answer.meta) &&
  Array.isArray(answer.meta.actors);

export const auditApi = newsroomApi.injectEndpoints({
  endpoints: (build) => ({
    newsroomAudit: build.query<AuditPage, AuditFilter & { readonly after?: string }>({
      query: (request) => ({ url: `/newsroom/audit${searchOf(request)}`, method: 'GET' }),
      transformResponse: expectAnswer('/newsroom/audit', isAudit),
      keepUnusedDataFor: 0,
      serializeQueryArgs: ({ queryArgs: { kind, actor, from, to } }) => ({ kind, actor, from, to }),
      merge: (loaded, page, { arg }) => (arg.after ? addPage(loaded, page) : page),
    }),
  }),
});

export const { useNewsroomAuditQuery, useLazyNewsroomAuditQuery } = auditApi;
