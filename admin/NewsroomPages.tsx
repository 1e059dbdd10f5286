import { lazy, Suspense } from 'react';

import { Page } from '@strapi/strapi/admin';
import { Route, Routes } from 'react-router-dom';

import { NewsroomLayout } from './NewsroomLayout';
import { readDesk } from './permissions';

const DeskPage = lazy(() => import('./desk/DeskPage'));
const ThreadsPage = lazy(() => import('./threads/ThreadsPage'));
const ThreadPage = lazy(() => import('./threads/ThreadPage'));
const AuditPage = lazy(() => import('./audit/AuditPage'));

/** The plugin's screens, below `/plugins/newsroom`. Each is loaded when it is opened. */
const NewsroomPages = () => (
  <Page.Protect permissions={readDesk}>
    <NewsroomLayout>
      <Suspense fallback={<Page.Loading />}>
        <Routes>
          <Route index element={<DeskPage />} />
          <Route path="threads" element={<ThreadsPage />} />
          <Route path="threads/:id" element={<ThreadPage />} />
          <Route path="audit" element={<AuditPage />} />
        </Routes>
      </Suspense>
    </NewsroomLayout>
  </Page.Protect>
);

export default NewsroomPages;
