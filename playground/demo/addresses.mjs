/** The seeded editor, who is also the first admin. */
export const editor = { email: 'editor@newsroom.test', password: 'Newsroom1!' };

/** The seeded article without a single comment. */
export const emptyArticleSlug = 'council-passes-rent-register';

/**
 * Says where everything is.
 *
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {import('./options.mjs').Options} options
 */
export async function printAddresses(strapi, { port, data }) {
  const origin = `http://localhost:${port}`;
  const hasEditor = await strapi.db
    .query('admin::user')
    .findOne({ where: { email: editor.email } });
  const lines = [
    '',
    `  Admin  ${origin}/admin`,
    hasEditor
      ? `         log in as ${editor.email} with ${editor.password}`
      : '         asks for the first account on your first visit',
    `  API    ${origin}/api/newsroom/articles`,
    `  Data   ${data}`,
    '',
    ...(await tryThese(strapi, `${origin}/api/newsroom`)),
    '  Ctrl-C stops it.',
    '',
  ];
  console.log(lines.join('\n'));
}

/** Two lines to paste: a thread to read, and a comment to post under an article that has none. */
async function tryThese(strapi, api) {
  const busiest = await strapi.db.query('plugin::newsroom.thread').findOne({
    where: { published: true, approvedCount: { $gt: 0 } },
    orderBy: { approvedCount: 'desc' },
  });
  const empty = await strapi
    .documents('plugin::newsroom.article')
    .findFirst({ status: 'published', filters: { slug: emptyArticleSlug } });
  const lines = [];
  if (busiest) {
    lines.push(
      '  Read a thread:',
      `    curl '${api}/threads/${busiest.subjectDocumentId}/comments?limit=3'`,
      ''
    );
  }
  if (empty) {
    const body = JSON.stringify({ body: 'Who checks the register?', author: { name: 'Ada' } });
    lines.push(
      '  Post a comment (the politics article has none yet), then look at the desk:',
      `    curl -H 'Content-Type: application/json' -d '${body}' ${api}/threads/${empty.documentId}/comments`,
      ''
    );
  }
  return lines;
}
