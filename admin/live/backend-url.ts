/** Where the server is, without a slash at the end. Strapi's admin keeps it in a global that its
 * types do not know. */
export const backendUrl = (): string =>
  (window as unknown as { strapi: { backendURL: string } }).strapi.backendURL;
