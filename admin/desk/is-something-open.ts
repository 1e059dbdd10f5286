const roles = ['dialog', 'alertdialog', 'menu', 'listbox'].map((role) => `[role=${role}]`);
const open = roles.map((role) => `${role}:not([data-state=closed])`).join();

/** Whether something lies over the page that has the keyboard: a dialog, a drawer, a menu. */
export const isSomethingOpen = (): boolean => document.querySelector(open) !== null;

/** The same, or something is on its way out: until it is gone it takes the focus back. */
export const isSomethingThere = (): boolean => document.querySelector(roles.join()) !== null;
