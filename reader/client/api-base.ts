/**
 * The address that all paths of the content API go behind: `https://cms.example.com/api/newsroom`,
 * without a slash at the end.
 *
 * @param api where Strapi is (`https://cms.example.com`, `/`), where its API is (`…/api`), or the whole
 * address (`…/newsroom`). What begins with `/`, or is empty, is relative to the page.
 * @throws TypeError for anything else
 */
export const apiBase = (api: string): string => {
  const [, origin = '', rest] = /^((?:https?:)?\/\/[^/?#\s]+)?((?:\/[^?#\s]*)?)$/i.exec(api) ?? [];
  if (rest === undefined) {
    const takes = 'an http or https address, or a path that begins with /';
    throw new TypeError(`api: must be ${takes}; got ${JSON.stringify(api)}`);
  }
  const path = rest.replace(/\/+$/, '');
  if (path.endsWith('/newsroom')) return origin + path;
  return `${origin}${path.endsWith('/api') ? path : `${path}/api`}/newsroom`;
};
