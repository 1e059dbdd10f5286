/** As many as the database column takes. */
const maxLength = 255;

/**
 * The address of an author's own site as a browser would open it, in ASCII; null when it cannot be
 * used: not absolute, another scheme than http or https, a user name or password in it, or longer
 * than 255 characters once written out.
 */
export const cleanUrl = (url: string): string | null => {
  const trimmed = url.trim();
  if (!/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { href, username, password } = new URL(trimmed);
  return username || password || href.length > maxLength ? null : href;
};
