/** Reasons of decisions by which a moderator leaves the status as it is. */
export const asides = { edited: 'edited', pinned: 'pinned', unpinned: 'unpinned' } as const;
