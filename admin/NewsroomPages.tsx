import { lazy, Suspense } from 'react';

import { Page, useRBAC } from '@strapi/strapi/admin';
import { Navigate, Route, Routes } from 'react-router-dom';

import { NewsroomLayout } from './NewsroomLayout';
import { openScreens } from './permissions';
import { pluginId } from './plugin-id';

const DeskPage = lazy(() => import('./desk/DeskPage'));
const ThreadsPage = lazy(() => import('./threads/ThreadsPage'));
const ThreadPage = lazy(() => import('./threads/ThreadPage'));
const AuditPage = lazy(() => import('./audit/AuditPage'));
const JobsPage = lazy(() => import('./jobs/JobsPage'));

/** The plugin's screens, below `/plugins/newsroom`. Each is loaded when it is opened, and says itself
 * who may open it. */
const NewsroomPages = () => (
  <Page.Protect permissions={openScreens}>
    <NewsroomLayout>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route index element={<First />} />
          <Route path="threads" element={<ThreadsPage />} />
          <Route path="threads/:id" element={<ThreadPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="jobs" element={<JobsPage />} />
        </Routes>
      </Suspense>
    </NewsroomLayout>
  </Page.Protect>
);

/** The desk; for those who may not read it, what they may open. */
const First = () => {
  const { allowedActions, isLoading } = useRBAC(openScreens);
  if (isLoading) return <Page.Loading />;
  if (allowedActions.canRead) return <DeskPage />;
  const screen = allowedActions.canInspect ? 'audit' : 'jobs';
  return <Navigate to={`/plugins/${pluginId}/${screen}`} replace />;
};

export default NewsroomPages;
