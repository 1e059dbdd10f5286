import type { Overview } from '../../server/desk/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';

const isOverview = (answer: unknown): answer is { data: Overview } =>
  isRecord(answer) &&
  isRecord(answer.data) &&
  isRecord(answer.data.counts) &&
  Array.isArray(answer.data.latest);

export const widgetApi = newsroomApi.injectEndpoints({
  endpoints: (build) => ({
    newsroomOverview: build.query<Overview, undefined>({
      query: () => ({ url: '/newsroom/overview', method: 'GET' }),
      transformResponse: (answer: unknown) =>
        expectAnswer('/newsroom/overview', isOverview)(answer).data,
      providesTags: ['NewsroomCounts'],
      keepUnusedDataFor: 0,
    }),
  }),
});

export const { useNewsroomOverviewQuery } = widgetApi;
