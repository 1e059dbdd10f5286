import { SaxesParser } from 'saxes';

/** An element: its place as `channel/item/dc:creator`, its attributes, and all text in it. */
export type Element = {
  readonly path: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
};

/** The prefixes by which tests name namespaces, whichever a document has. */
const prefixes: Record<string, string> = {
  'http://purl.org/dc/elements/1.1/': 'dc:',
  'http://purl.org/rss/1.0/modules/content/': 'content:',
  'http://purl.org/rss/1.0/modules/slash/': 'slash:',
  'http://purl.org/syndication/thread/1.0': 'thr:',
  'http://wellformedweb.org/CommentAPI/': 'wfw:',
  'http://www.w3.org/1999/xhtml': 'xhtml:',
};

/** Reads XML strictly, namespaces and all; throws what is wrong with it. */
export const readXml = (xml: string) => {
  const parser = new SaxesParser({ xmlns: true });
  const found: Element[] = [];
  const open: Element[] = [];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ uri, local, attributes }) => {
    const prefix = uri === 'http://www.w3.org/2005/Atom' && open[0]?.path === 'rss' ? 'atom:' : '';
    const name = `${prefix}${prefixes[uri] ?? ''}${local}`;
    const element: Element = {
      path: [open.at(-1)?.path, name].filter(Boolean).join('/'),
      attributes: Object.fromEntries(
        Object.values(attributes).map((one) => [
          `${prefixes[one.uri] ?? ''}${one.local}`,
          one.value,
        ])
      ),
      text: '',
    };
    found.push(element);
    open.push(element);
  });
  const add = (text: string) => {
    for (const element of open) element.text += text;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();

  const at = (path: string) => found.filter((one) => `/${one.path}`.endsWith(`/${path}`));
  return {
    /** Those whose path ends so. */
    elements: at,
    /** Their texts, trimmed. */
    all: (path: string): string[] => at(path).map(({ text }) => text.trim()),
  };
};
