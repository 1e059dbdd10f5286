import type { ThreadAnswer } from '../threads/contract';
import type { CommentsAnswer, PublicComment } from './contract';
import { markdown } from './markdown';
import type { PageWords } from './page-words';

const { escapeHtml } = markdown.utils;

type Page = {
  readonly thread: ThreadAnswer;
  readonly comments: CommentsAnswer;
  readonly title: string | null;
  /** Where readers find what is discussed; null where that is not known. */
  readonly url: string | null;
  readonly openedAt: string;
  /** Where the next page is, as HTML. */
  readonly nextUrl: string | null;
  readonly words: PageWords;
};

const attribute = (name: string, value: string | null): string =>
  value === null ? '' : ` ${name}="${escapeHtml(value)}"`;

/** For a data block: nothing in it ends the element that it stands in. */
const scriptJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const renderAuthor = (comment: PublicComment, words: PageWords): string => {
  const { author, createdAt, editedAt, pinned } = comment;
  if (!author) return '';
  const name = `<span itemprop="name">${escapeHtml(author.name)}</span>`;
  const linked = author.url
    ? `<a itemprop="url" rel="nofollow ugc noopener"${attribute('href', author.url)}>${name}</a>`
    : name;
  const badges = [
    ...(author.isSubjectAuthor ? [words.author] : author.kind === 'staff' ? [words.staff] : []),
    ...(pinned ? [words.pinned] : []),
  ].map((badge) => ` <small>${escapeHtml(badge)}</small>`);
  const time = (itemprop: string, date: string) =>
    `<time itemprop="${itemprop}"${attribute('datetime', date)}>${escapeHtml(words.date(date))}</time>`;
  const edited = editedAt
    ? ` <small>${escapeHtml(words.edited)} ${time('dateModified', editedAt)}</small>`
    : '';
  return [
    `<header><span itemprop="author" itemscope itemtype="https://schema.org/Person">${linked}</span>`,
    ...badges,
    ` <a href="#comment-${escapeHtml(comment.id)}">${time('dateCreated', createdAt)}</a>`,
    `${edited}</header>`,
  ].join('');
};

const countOf = (comments: readonly PublicComment[]): number =>
  comments.reduce(
    (sum, { status, replies = [] }) => sum + (status === 'approved' ? 1 : 0) + countOf(replies),
    0
  );

const renderComment = (comment: PublicComment, words: PageWords): string => {
  const { id, html, replies = [], replyCount, score } = comment;
  const left = replyCount - countOf(replies);
  const below = [
    replies.length > 0
      ? `<ol>${replies.map((reply) => renderComment(reply, words)).join('')}</ol>`
      : '',
    // Only the first of a conversation says what is not shown of it.
    comment.parent === null && left > 0 ? `<p>${escapeHtml(words.moreReplies(left))}</p>` : '',
  ].join('');
  const said =
    html === null
      ? `<p>${escapeHtml(words.removed)}</p>`
      : `${renderAuthor(comment, words)}<div itemprop="text" dir="auto">${html}</div><meta itemprop="upvoteCount" content="${score}">`;
  return [
    `<li id="comment-${escapeHtml(id)}">`,
    html === null
      ? `<article>${said}${below}</article>`
      : `<article itemprop="comment" itemscope itemtype="https://schema.org/Comment">${said}${below}</article>`,
    '</li>',
  ].join('');
};

/**
 * A page of comments as plain HTML, to be put between the tags of `<newsroom-comments>`: for readers
 * without JavaScript, and for search engines with the data of https://schema.org/DiscussionForumPosting.
 * It carries the answers that it was made of, as `{ thread, comments }`, so that the element goes on
 * from there without asking again.
 */
export const renderFragment = (page: Page): string => {
  const { thread, comments, title, url, openedAt, nextUrl, words } = page;
  const { commentCount } = comments.meta;
  return [
    `<section class="newsroom-comments" lang="${words.lang}"`,
    words.isRightToLeft ? ' dir="rtl"' : '',
    ' itemscope itemtype="https://schema.org/DiscussionForumPosting">',
    title === null ? '' : `<meta itemprop="headline"${attribute('content', title)}>`,
    url === null ? '' : `<link itemprop="url"${attribute('href', url)}>`,
    `<meta itemprop="datePublished"${attribute('content', openedAt)}>`,
    `<meta itemprop="commentCount" content="${commentCount}">`,
    `<h2>${escapeHtml(words.comments(commentCount))}</h2>`,
    comments.data.length > 0
      ? `<ol>${comments.data.map((comment) => renderComment(comment, words)).join('')}</ol>`
      : '',
    nextUrl === null
      ? ''
      : `<p><a rel="next"${attribute('href', nextUrl)}>${escapeHtml(words.more)}</a></p>`,
    thread.data.open ? '' : `<p>${escapeHtml(words.THREAD_CLOSED)}</p>`,
    '<script type="application/json" class="newsroom-data">',
    scriptJson({ thread, comments }),
    '</script></section>',
  ].join('');
};

/** The same as a document of its own. */
export const renderDocument = (page: Page): string => {
  const { title, url, words, comments } = page;
  const counted = words.comments(comments.meta.commentCount);
  const heading = title === null ? counted : `${title} – ${counted}`;
  const link = url === null ? '' : `<link rel="canonical"${attribute('href', url)}>`;
  const back =
    url === null || title === null
      ? ''
      : `<p><a${attribute('href', url)}>${escapeHtml(title)}</a></p>`;
  return [
    `<!doctype html><html lang="${words.lang}"${words.isRightToLeft ? ' dir="rtl"' : ''}>`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(heading)}</title>${link}</head>`,
    `<body>${back}${renderFragment(page)}</body></html>`,
  ].join('');
};
