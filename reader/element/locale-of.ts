/** The language of what stands around an element: as its nearest `lang` says, beyond shadow roots as
 * well; else the browser's. */
export const localeOf = (element: Element): string => {
  for (let at: Element | null = element; at;) {
    const found: Element | null = at.closest('[lang]');
    const lang = found?.getAttribute('lang');
    if (lang) return lang;
    const root: Node = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return navigator.language;
};
