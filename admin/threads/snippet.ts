import type { ElementSnippet } from '../../server/element/contract';

/** The HTML that shows a thread's comments on a website. Browsers run no other script than this one. */
export const snippetOf = ({
  src,
  integrity,
  api,
  thread,
  threadLocale,
}: ElementSnippet): string => {
  const script = { type: 'module', src, integrity, crossorigin: 'anonymous' };
  const element = {
    thread,
    ...(threadLocale !== null && { 'thread-locale': threadLocale }),
    api,
  };
  return `<script${attributes(script)}></script>\n<newsroom-comments${attributes(element)}></newsroom-comments>`;
};

const attributes = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('');

const escape = (value: string): string => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
