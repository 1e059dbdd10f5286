/** Admin permissions by the server's names (`server/desk/contract.ts`; a test compares them). */
export const permissions = {
  readDesk: 'plugin::newsroom.desk.read',
  moderate: 'plugin::newsroom.comments.moderate',
  sanction: 'plugin::newsroom.authors.sanction',
  identify: 'plugin::newsroom.authors.identify',
  changeSettings: 'plugin::newsroom.settings.change',
  inspectAudit: 'plugin::newsroom.audit.inspect',
} as const;

// `useRBAC` wants lists that stay the same between renders. It names the answers after the last
// segment of each action: `canRead`, `canModerate`.
export const readDesk = [{ action: permissions.readDesk, subject: null }];
export const moderate = [{ action: permissions.moderate, subject: null }];
export const sanction = [{ action: permissions.sanction, subject: null }];
export const inspectAudit = [{ action: permissions.inspectAudit, subject: null }];
export const changeSettings = [{ action: permissions.changeSettings, subject: null }];

/** Each opens one screen or more; whoever has none sees nothing of the plugin's own screens. */
export const openScreens = [...readDesk, ...inspectAudit, ...changeSettings];
