/** What `like … escape '!'` finds a text anywhere by: all of its characters are themselves. Not the
 * backslash, which MySQL reads twice and SQLite not at all. */
export const likePattern = (text: string): string => `%${text.replaceAll(/[!%_]/g, '!$&')}%`;
