/** As many as the database column takes. */
const maxLength = 255;

/** A browser also takes hosts with quotes and the like in them; no site has such a name. */
const usableHost = /^(?:[\w.-]+|\[[\da-f:.]+\])$/;

/**
 * The address of an author's own site as a browser would open it, in ASCII and without `"`, `<` and
 * `>`; null when it cannot be used: not absolute, another scheme than http or https, a user name or
 * password in it, no usable host, or longer than 255 characters once written out.
 */
export const cleanUrl = (url: string): string | null => {
  const trimmed = url.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { href, hostname, username, password } = new URL(trimmed);
  const isUsable = !username && !password && usableHost.test(hostname) && href.length <= maxLength;
  return isUsable ? href : null;
};
