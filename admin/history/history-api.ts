import type { History } from '../../server/desk/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';

const isHistory = (answer: unknown): answer is { data: History } =>
  isRecord(answer) &&
  isRecord(answer.data) &&
  Array.isArray(answer.data.decisions) &&
  Array.isArray(answer.data.revisions) &&
  Array.isArray(answer.data.reports);

export const historyApi = newsroomApi.injectEndpoints({
  endpoints: (build) => ({
    commentHistory: build.query<History, string>({
      query: (id) => ({
        url: `/newsroom/comments/${encodeURIComponent(id)}/history`,
        method: 'GET',
      }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/comments/:id/history', isHistory)(answer).data,
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useCommentHistoryQuery } = historyApi;
