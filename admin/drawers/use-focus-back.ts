import { useState } from 'react';

/** For `onCloseAutoFocus`: gives the focus back to where it was when the dialog opened. Without a
 * trigger of its own a dialog does not know. */
export const useFocusBack = () => {
  const [opener] = useState(() => document.activeElement);
  return (event: Event) => {
    event.preventDefault();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
  };
};
