/** HTML that stands as it is. */
class Html {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
  }
  toString() {
    return this.text;
  }
}

const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** @param {unknown} value @returns {string} */
const write = (value) => {
  if (value === null || value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(write).join('');
  if (value instanceof Html) return value.text;
  return String(value).replace(/[&<>"']/g, (character) => entities[character]);
};

/**
 * HTML from a template: what is put into it is text, unless it is HTML itself. Lists are joined; what
 * is missing is left out.
 *
 * @param {TemplateStringsArray} strings @param {unknown[]} values
 */
export const html = (strings, ...values) =>
  new Html(strings.reduce((text, string, index) => text + write(values[index - 1]) + string));

/** HTML that somebody else has made safe. @param {string} text */
export const trusted = (text) => new Html(text);

/** Data for a script element; nothing in it ends the element. @param {unknown} value */
export const json = (value) => new Html(JSON.stringify(value).replaceAll('<', '\\u003c'));
