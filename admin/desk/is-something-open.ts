const open = ['dialog', 'alertdialog', 'menu', 'listbox']
  .map((role) => `[role=${role}]:not([data-state=closed])`)
  .join();

/** Whether something lies over the page that has the keyboard: a dialog, a drawer, a menu. */
export const isSomethingOpen = (): boolean => document.querySelector(open) !== null;
