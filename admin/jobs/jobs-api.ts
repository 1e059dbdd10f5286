import type { JobStatus } from '../../server/jobs/contract';
import { expectAnswer, isRecord } from '../answer';
import { newsroomApi } from '../api';

type Answer<Data> = { data: Data };

const isJob = (value: unknown): value is JobStatus =>
  isRecord(value) && typeof value.name === 'string' && typeof value.state === 'string';

const isJobs = (answer: unknown): answer is Answer<JobStatus[]> =>
  isRecord(answer) && Array.isArray(answer.data) && answer.data.every(isJob);

export const jobsApi = newsroomApi.injectEndpoints({
  endpoints: (build) => ({
    newsroomJobs: build.query<JobStatus[], undefined>({
      query: () => ({ url: '/newsroom/jobs', method: 'GET' }),
      transformResponse: (answer) => expectAnswer('/newsroom/jobs', isJobs)(answer).data,
      keepUnusedDataFor: 0,
      providesTags: ['NewsroomJobs'],
    }),
    runNewsroomJob: build.mutation<unknown, string>({
      query: (name) => ({ url: `/newsroom/jobs/${name}/run`, method: 'POST' }),
      invalidatesTags: ['NewsroomJobs'],
    }),
  }),
});

export const { useNewsroomJobsQuery, useRunNewsroomJobMutation } = jobsApi;
