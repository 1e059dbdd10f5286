/** Admin permissions by the server's names (`server/desk/contract.ts`; a test compares them). */
export const permissions = {
  readDesk: 'plugin::newsroom.desk.read',
  moderate: 'plugin::newsroom.comments.moderate',
  changeSettings: 'plugin::newsroom.settings.change',
} as const;

// `useRBAC` wants lists that stay the same between renders. It names the answers after the last
// segment of each action: `canRead`, `canModerate`.
export const readDesk = [{ action: permissions.readDesk, subject: null }];
export const moderate = [{ action: permissions.moderate, subject: null }];
