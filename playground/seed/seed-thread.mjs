import { readThread } from './read-texts.mjs';
import { spreadTimes } from './times.mjs';

const commentUid = 'plugin::newsroom.comment';
const threadUid = 'plugin::newsroom.thread';

/**
 * @typedef {{ strapi: import('@strapi/strapi').Core.Strapi, api: import('./api.mjs').Api }} Desk
 * @typedef {{ documentId: string, status: string, revision: number, authorName: string, body: string }} Row
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
    const found = known.find((row) => row.authorName === author && texts.includes(row.body));
    const row =
      found ??
      (isLive
        ? await postAsGuest(desk, documentId, draft, guests)
        : await strapi.documents(commentUid).create({
            data: {
              ...draft,
              thread: thread.documentId,
              authorKey: `demo:${author.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
              createdAt: times[index],
            },
          }));
    ids[index] = row.documentId;
    if (!found) await settle(desk, row, comments[index]);
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

/**
 * What became of a comment.
 *
 * @param {Desk} desk
 * @param {Row} row
 * @param {import('./read-texts.mjs').CommentText} text
 */
async function settle(desk, row, { mark, value, texts }) {
  if (mark === 'waits') return;
  if (mark === 'spam') return decide(desk, row, { to: 'spam' });
  if (mark === 'reject') return decide(desk, row, { to: 'rejected', reason: value });
  await approve(desk, row);
  if (mark === 'edited') {
    const edited = await desk.strapi
      .documents(commentUid)
      .update({ documentId: row.documentId, data: { body: texts[1] } });
    await approve(desk, edited);
  }
  if (mark === 'reported') {
    await desk.api.call('POST', `/api/newsroom/comments/${row.documentId}/reports`, {
      reason: value,
    });
  }
}

/** @param {Desk} desk @param {Row} row */
const approve = (desk, row) =>
  row.status === 'approved' ? undefined : decide(desk, row, { to: 'approved' });

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
