/**
 * A text as Strapi's blocks: paragraphs, `## headings`, `> quotes`, `- lists`, `**bold**`.
 *
 * @param {string} text
 */
export const toBlocks = (text) =>
  text
    .trim()
    .split(/\n{2,}/)
    .map(toBlock);

/** @param {string} block */
function toBlock(block) {
  if (block.startsWith('## '))
    return { type: 'heading', level: 2, children: inline(block.slice(3)) };
  if (block.startsWith('> ')) return { type: 'quote', children: inline(block.slice(2)) };
  if (block.startsWith('- ')) {
    const children = block
      .split('\n')
      .map((line) => ({ type: 'list-item', children: inline(line.slice(2)) }));
    return { type: 'list', format: 'unordered', children };
  }
  return { type: 'paragraph', children: inline(block) };
}

/** @param {string} text */
const inline = (text) =>
  text
    .split(/(\*\*[^*]+\*\*)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith('**')
        ? { type: 'text', text: part.slice(2, -2), bold: true }
        : { type: 'text', text: part }
    );
