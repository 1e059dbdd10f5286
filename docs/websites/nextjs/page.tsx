// app/articles/[slug]/page.tsx
import { createClient } from 'strapi-plugin-newsroom/client';

import { Comments } from './comments';

const api = process.env.STRAPI_URL ?? 'http://localhost:1337';
const newsroom = createClient({ api });

export default async function ArticlePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const { data: article } = await newsroom.articles.bySlug(slug);
  const html = await newsroom.comments.html(article.documentId);
  return (
    <main>
      <h1>{article.title}</h1>
      {article.byline && <p>{article.byline}</p>}
      {article.commentsOpen && <p>{article.commentCount} comments</p>}
      <Comments thread={article.documentId} api={api} html={html} />
    </main>
  );
}
