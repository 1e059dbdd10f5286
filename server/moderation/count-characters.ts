/** Characters as people count them, more or less: code points, so that an emoji is one. */
export const countCharacters = (text: string): number => {
  let count = 0;
  // A high surrogate is half of a character, or none by itself.
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) !== 0xd800) count++;
  return count;
};
