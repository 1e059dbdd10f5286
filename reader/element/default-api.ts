/** The content API of the Strapi that served this very module; the page's own site where another did. */
export const defaultApi = (): string => {
  const [served] = /^https?:.*\/newsroom(?=\/[^/]+$)/.exec(import.meta.url) ?? [];
  return served ?? '/';
};
