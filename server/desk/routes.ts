import { adminRoute } from '../admin-route';
import { permissions } from './contract';

const { readDesk, moderate } = permissions;

export const deskRoutes = () => [
  adminRoute('GET', '/queue', 'desk.findQueue', readDesk),
  adminRoute('GET', '/queue/count', 'desk.count', readDesk),
  adminRoute('GET', '/queue/matches', 'desk.findMatches', readDesk),
  adminRoute('GET', '/overview', 'desk.findOverview', readDesk),
  adminRoute('GET', '/rules', 'desk.findRules', readDesk),
  adminRoute('GET', '/comments/:id', 'desk.findComment', readDesk),
  adminRoute('GET', '/subjects/:uid/counts', 'desk.findSubjectCounts', readDesk),
  adminRoute('PUT', '/subjects/:uid/threads', 'desk.changeThreads', moderate),
  adminRoute('GET', '/subjects/:uid/:documentId/thread', 'desk.findSubjectThread', readDesk),
  adminRoute('GET', '/threads', 'desk.findThreads', readDesk),
  adminRoute('GET', '/threads/:id', 'desk.findThread', readDesk),
  adminRoute('PUT', '/threads/:id', 'desk.changeThread', moderate),
  adminRoute('POST', '/threads/:id/recount', 'desk.recount', moderate),
  adminRoute('GET', '/commentable', 'desk.findCommentable', null),
];
