import { readThread } from './read-texts.mjs';
import { spreadTimes } from './times.mjs';

const commentUid = 'plugin::newsroom.comment';
const threadUid = 'plugin::newsroom.thread';

/**
 * @typedef {{ strapi: import('@strapi/strapi').Core.Strapi, api: import('./api.mjs').Api }} Desk
 * @typedef {{ documentId: string, status: string, revision: number, body: string, reportCount: number }} Row
 */

/**
 * Writes an article's comments and moderates them: whatever the rules hold is approved, unless the
 * comment's mark says otherwise. What is there already is left alone.
 *
 * @param {Desk} desk
 * @param {import('./seed-articles.mjs').SeededArticle} article
 * @param {{ now: Date, isLive: boolean, onComment: () => void }} options `isLive`: sent over HTTP by
 *   guests, and so written now
 */
export async function seedThread(
  desk,
  { name, documentId, published },
  { now, isLive, onComment }
) {
  const { strapi } = desk;
  const comments = readThread(name);
  const thread = await strapi.db
    .query(threadUid)
    .findOne({ where: { subjectUid: 'plugin::newsroom.article', subjectDocumentId: documentId } });
  const times = spreadTimes(comments, published, now);
  const order = comments.map((_, index) => index).sort((a, b) => times[a] - times[b]);
  const known = await strapi.db
    .query(commentUid)
    .findMany({ where: { thread: thread.documentId } });
  const guests = new Map();
  /** @type {string[]} */
  const ids = [];
  for (const index of order) {
    const { author, texts, parent } = comments[index];
    const draft = {
      body: texts[0],
      authorName: author,
      parent: parent === null ? null : ids[parent],
    };
    const authorKey = keyOf(author);
    const found = known.find(
      (row) =>
        (row.authorName === author && texts.includes(row.body)) ||
        (row.authorKey === authorKey && row.status === 'deleted')
    );
    const row =
      found ??
      (isLive
        ? await postAsGuest(desk, documentId, draft, guests)
        : await strapi.documents(commentUid).create({
            data: { ...draft, thread: thread.documentId, authorKey, createdAt: times[index] },
          }));
    ids[index] = row.documentId;
    await settle(desk, row, comments[index]);
    onComment();
  }
  // Last, since nobody can answer what is gone.
  for (const [index, { mark }] of comments.entries()) {
    if (mark !== 'deleted') continue;
    await strapi
      .documents(commentUid)
      .update({ documentId: ids[index], data: { status: 'deleted' } });
  }
  return thread.documentId;
}

/** @param {string} author */
const keyOf = (author) => `demo:${author.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;

/**
 * Sees to what became of a comment, as far as it has not come to it yet.
 *
 * @param {Desk} desk
 * @param {Row} row
 * @param {import('./read-texts.mjs').CommentText} text
 */
async function settle(desk, row, { mark, value, texts }) {
  if (mark === 'waits' || row.status === 'deleted') return;
  if (mark === 'spam') return decide(desk, row, { to: 'spam' });
  if (mark === 'reject') return decide(desk, row, { to: 'rejected', reason: value });
  await decide(desk, row, { to: 'approved' });
  if (mark === 'edited' && row.body === texts[0]) {
    const edited = await desk.strapi
      .documents(commentUid)
      .update({ documentId: row.documentId, data: { body: texts[1] } });
    await decide(desk, edited, { to: 'approved' });
  }
  if (mark === 'reported' && row.reportCount === 0) {
    await desk.api.call('POST', `/api/newsroom/comments/${row.documentId}/reports`, {
      reason: value,
    });
  }
}

/** @param {Desk} desk @param {Row} row @param {{ to: string, reason?: string }} decision */
async function decide({ api }, { documentId, status, revision }, decision) {
  if (status === decision.to) return;
  await api.asEditor('POST', `/newsroom/comments/${documentId}/decisions`, {
    revision,
    ...decision,
  });
}

/**
 * @param {Desk} desk
 * @param {string} article
 * @param {{ body: string, authorName: string, parent: string | null }} draft
 * @param {Map<string, string>} guests Tokens by name.
 */
async function postAsGuest({ api, strapi }, article, { body, authorName: name, parent }, guests) {
  const token = guests.get(name);
  const { data, meta } = await api.call(
    'POST',
    `/api/newsroom/threads/${article}/comments`,
    { body, author: { name }, ...(parent && { parent }) },
    token && `Guest ${token}`
  );
  if (meta.guestToken) guests.set(name, meta.guestToken);
  return strapi.db.query(commentUid).findOne({ where: { documentId: data.id } });
}
