import type { Page } from 'playwright-core';

/**
 * Calls `find` for each thing that strangers' text must not bring about in a page and all that it
 * opens: script (`window.__pwned`, as the payloads call it), dialogs, windows, sockets, requests that
 * are not `isOwn`, and whatever only the page's Content Security Policy has kept from running.
 * Nothing leaves the machine. Begins with the next page that is loaded.
 */
export async function watchPage(
  page: Page,
  isOwn: (url: string) => boolean,
  find: (problem: string) => void
): Promise<void> {
  await page.exposeFunction('__pwned', (n: unknown) => find(`script ran: ${String(n)}`));
  await page.exposeFunction('__refused', (what: string) => find(`refused by the policy: ${what}`));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { __refused } = window as unknown as { __refused: (what: string) => void };
      __refused(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  page.on('dialog', (dialog) => {
    find(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', (popup) => find(`window: ${popup.url()}`));
  page.on('websocket', (socket) => {
    if (!isOwn(socket.url())) find(`socket: ${socket.url()}`);
  });
  // 204 ends a navigation where it began.
  await page.context().route('**', async (route, request) => {
    if (isOwn(request.url())) return route.continue();
    find(`request: ${request.url()}`);
    return route.fulfill({ status: 204 });
  });
}
