import { adminRoute } from '../admin-route';
import { permissions } from './contract';

const { readDesk, moderate } = permissions;

export const deskRoutes = () => [
  adminRoute('GET', '/queue', 'desk.findQueue', readDesk),
  adminRoute('POST', '/comments/:id/decisions', 'desk.decide', moderate),
  adminRoute('GET', '/subjects/:uid/counts', 'desk.findSubjectCounts', readDesk),
  adminRoute('PUT', '/subjects/:uid/threads', 'desk.changeThreads', moderate),
  adminRoute('GET', '/subjects/:uid/:documentId/thread', 'desk.findSubjectThread', readDesk),
  adminRoute('PUT', '/threads/:id', 'desk.changeThread', moderate),
  adminRoute('POST', '/threads/:id/recount', 'desk.recount', moderate),
  adminRoute('GET', '/commentable', 'desk.findCommentable', null),
];
