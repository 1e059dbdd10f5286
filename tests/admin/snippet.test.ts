import { expect, test } from 'vitest';

import { snippetOf } from '../../admin/threads/snippet';

const element = {
  src: 'https://cms.example.com/api/newsroom/element.js?v=0123456789abcdef',
  integrity: 'sha384-abc/+=',
  api: 'https://cms.example.com',
  thread: 'x1y2',
  threadLocale: null,
};

test('loads this script alone, and names the thread', () => {
  expect(snippetOf(element)).toBe(
    [
      '<script type="module" src="https://cms.example.com/api/newsroom/element.js?v=0123456789abcdef" integrity="sha384-abc/+=" crossorigin="anonymous"></script>',
      '<newsroom-comments thread="x1y2" api="https://cms.example.com"></newsroom-comments>',
    ].join('\n')
  );
});

test('names the language where each has a thread of its own', () => {
  expect(snippetOf({ ...element, thread: 'api::post.post:x1', threadLocale: 'de' })).toContain(
    '<newsroom-comments thread="api::post.post:x1" thread-locale="de" api='
  );
});

test('no address breaks out of its attribute', () => {
  const api = 'https://x/"><script>alert(1)</script>?a=1&b=2';
  expect(snippetOf({ ...element, api })).toContain(
    'api="https://x/&quot;><script>alert(1)</script>?a=1&amp;b=2"'
  );
});
