import { adminRoute } from '../admin-route';
import { permissions } from '../desk/contract';

const { readDesk, moderate } = permissions;

/** What moderators do with one comment, and what they look up of it. */
export const moderationRoutes = () => [
  adminRoute('POST', '/comments/:id/decisions', 'moderation.decide', moderate),
  adminRoute('POST', '/comments/:id/undo', 'moderation.undo', moderate),
  adminRoute('PUT', '/comments/:id/pinned', 'moderation.pin', moderate),
  adminRoute('PUT', '/comments/:id/body', 'moderation.editText', moderate),
  adminRoute('POST', '/comments/:id/replies', 'moderation.reply', moderate),
  adminRoute('GET', '/comments/:id/conversation', 'moderation.findConversation', readDesk),
  adminRoute('GET', '/comments/:id/history', 'moderation.findHistory', readDesk),
];
