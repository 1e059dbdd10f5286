import assert from 'node:assert/strict';

const article = 'plugin::newsroom.article';
const contentManager = `/content-manager/collection-types/${article}`;

/**
 * The whole way of one comment through a running project. Yields the name of each thing that holds.
 *
 * @param {string} origin
 * @returns {AsyncGenerator<string>}
 */
export async function* checkComments(origin) {
  /** @param {string} method @param {string} path @param {unknown} [body] @param {string} [token] */
  const call = async (method, path, body, token) => {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, text, body: text.startsWith('{') ? JSON.parse(text) : null };
  };

  const panel = await call('GET', '/admin');
  assert.match(panel.text, /<div id="strapi">/);
  yield 'the admin panel is served';

  const registered = await call('POST', '/admin/register-admin', {
    email: 'editor@example.com',
    password: 'Newsroom1!',
    firstname: 'Ed',
    lastname: 'Itor',
  });
  const { token } = registered.body.data;

  const published = await call(
    'POST',
    `${contentManager}/actions/publish`,
    { title: 'Hello, readers' },
    token
  );
  assert.equal(published.status, 200, published.text);
  const { documentId } = published.body.data;
  const articlePath = `/api/newsroom/articles/${documentId}`;
  const threadPath = `/api/newsroom/threads/${documentId}/comments`;
  const before = await call('GET', articlePath);
  assert.equal(before.status, 200, before.text);
  assert.equal(before.body.data.slug, 'hello-readers');
  assert.equal(before.body.data.commentCount, 0);
  assert.equal(before.body.data.commentsOpen, true);
  yield 'an article published in the admin is public, with an empty open thread';

  const posted = await call('POST', threadPath, { body: 'First!', author: { name: 'Ada' } });
  assert.equal(posted.status, 202, posted.text);
  assert.equal(posted.body.data.status, 'pending');
  assert.deepEqual((await call('GET', threadPath)).body.data, []);
  yield "a new reader's comment waits, hidden";

  const queue = await call('GET', '/newsroom/queue', undefined, token);
  assert.equal(queue.status, 200, queue.text);
  assert.equal(queue.body.data.length, 1);
  const [{ id, revision, signals }] = queue.body.data;
  assert.equal(id, posted.body.data.id);
  assert.equal(signals.length > 0, true);
  yield 'the desk shows it, and why it waits';

  const decision = { revision, to: 'approved' };
  const decided = await call('POST', `/newsroom/comments/${id}/decisions`, decision, token);
  assert.equal(decided.status, 200, decided.text);
  const thread = await call('GET', threadPath);
  assert.deepEqual(
    thread.body.data.map(({ html, author }) => [html.trim(), author.name]),
    [['<p>First!</p>', 'Ada']]
  );
  assert.equal((await call('GET', articlePath)).body.data.commentCount, 1);
  yield 'once approved, readers see it and the article counts it';
}
