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
    `  Site   ${origin}/news/`,
    `  Admin  ${origin}/admin`,
    hasEditor
      ? `         log in as ${editor.email} with ${editor.password}`
      : '         asks for the first account on your first visit',
    `  API    ${origin}/api/newsroom/articles`,
    `  Data   ${data}`,
    '',
    ...(await tryThese(strapi, origin)),
    '  Ctrl-C stops it.',
    '',
  ];
  console.log(lines.join('\n'));
}

/** What to do in the browser, and two lines to paste: a thread to read, and a comment to post under an
 * article that has none. */
async function tryThese(strapi, origin) {
  const api = `${origin}/api/newsroom`;
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
    lines.unshift(
      '  Watch a comment arrive: open this article, which has none yet, in two windows. Post in one,',
      '  approve it on the desk (Newsroom, in the admin), and see it appear in the other:',
      `    ${origin}/news/en/${emptyArticleSlug}`,
      ''
    );
    lines.push(
      '  Post a comment there from here:',
      `    curl -H 'Content-Type: application/json' -d '${body}' ${api}/threads/${empty.documentId}/comments`,
      ''
    );
  }
  return lines;
}
