import { readThread } from './read-texts.mjs';
import { spreadTimes } from './times.mjs';

const commentUid = 'plugin::newsroom.comment';
const threadUid = 'plugin::newsroom.thread';

/**
 * @typedef {{ strapi: import('@strapi/strapi').Core.Strapi, api: import('./api.mjs').Api }} Desk
 * @typedef {Awaited<ReturnType<typeof import('./readers.mjs').createReaders>>} Readers
 * @typedef {ReturnType<typeof import('./clock.mjs').createClock>} Clock
 * @typedef {{ documentId: string, status: string, revision: number, body: string, reportCount: number }} Row
 */

/**
 * Writes an article's comments and moderates them: whatever the rules hold is approved, unless the
 * comment's mark says otherwise. What is there already is left alone.
 *
 * @param {Desk & { readers: Readers, clock: Clock }} desk
 * @param {import('./seed-articles.mjs').SeededArticle} article
 * @param {{ now: Date, isLive: boolean, onComment: () => void }} options `isLive`: written now, and
 *   not over the days since publication
 */
export async function seedThread(
  desk,
  { name, documentId: article, published },
  { now, isLive, onComment }
) {
  const { strapi, readers, clock } = desk;
  const comments = readThread(name);
  const { documentId: thread } = await strapi.db
    .query(threadUid)
    .findOne({ where: { subjectUid: 'plugin::newsroom.article', subjectDocumentId: article } });
  const times = spreadTimes(comments, published, now);
  const order = comments.map((_, index) => index).sort((a, b) => times[a] - times[b]);
  const query = strapi.db.query(commentUid);
  const known = await query.findMany({ where: { thread } });
  /** @type {string[]} */
  const ids = [];
  const isThere = ({ author, texts, mark }, row) =>
    row.status === 'deleted'
      ? mark === 'deleted' && !ids.includes(row.documentId)
      : row.authorName === author && texts.includes(row.body);
  for (const index of order) {
    const comment = comments[index];
    const { author, texts, parent } = comment;
    const draft = { article, thread, body: texts[0], parent: ids[parent] ?? null };
    ids[index] =
      known.find((row) => isThere(comment, row))?.documentId ??
      (await clock.at(isLive ? null : times[index], () => readers.write(author, draft)));
    await settle(desk, await query.findOne({ where: { documentId: ids[index] } }), comment);
    onComment();
  }
  // Last, since nobody can answer what is gone.
  for (const [index, { mark }] of comments.entries()) {
    if (mark !== 'deleted') continue;
    await strapi
      .documents(commentUid)
      .update({ documentId: ids[index], data: { status: 'deleted' } });
  }
  return thread;
}

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
