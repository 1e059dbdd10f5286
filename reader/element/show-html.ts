/** What a comment may consist of: what the server's sanitiser lets through. */
const allowed = /^(?:p|br|strong|em|del|code|pre|blockquote|[uo]l|li|a)$/;

type Policy = { createHTML(html: string): string };
type TrustedTypes = { createPolicy(name: string, rules: Policy): Policy };

/** Where the policy is kept: a page may load this module twice, but make the policy only once. */
const key = 'newsroom.policy';

/** The Trusted Types policy `newsroom`; where there are no Trusted Types, nothing but its shape. */
const policy = (): Policy => {
  const page = globalThis as { trustedTypes?: TrustedTypes; [key]?: Policy };
  const rules = { createHTML: (html: string) => html };
  return (page[key] ??= page.trustedTypes?.createPolicy('newsroom', rules) ?? rules);
};

/**
 * Puts a comment's HTML into an element. The server has sanitised it; here is the second lock, so that
 * even what got past the first one runs no script: the HTML is read where nothing runs or loads, and
 * only what a comment may consist of leaves that place.
 */
export const showHtml = (element: Element, html: string): void => {
  const template = document.createElement('template');
  template.innerHTML = policy().createHTML(html);
  for (const found of template.content.querySelectorAll('*')) {
    if (!(found instanceof HTMLElement && allowed.test(found.localName))) {
      // By the prototype: a form's own `remove` may be a field in it, as any other of its names.
      Element.prototype.remove.call(found);
      continue;
    }
    for (const { name, value } of [...found.attributes]) {
      const isKept =
        found.localName === 'a' ? name === 'href' && isWebLink(value) : name === 'start';
      if (!isKept) found.removeAttribute(name);
    }
    if (found.localName === 'a') found.setAttribute('rel', 'nofollow ugc noopener noreferrer');
  }
  element.replaceChildren(template.content);
};

const isWebLink = (href: string) => /^(?:https?:\/\/|mailto:)/i.test(href);

/** The address of an author's own site where it may be linked to. */
export const webAddress = (url: string | null): string | null =>
  url !== null && /^https?:\/\//i.test(url) ? url : null;
