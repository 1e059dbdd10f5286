import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { createApi } from './api.mjs';
import { base, homePath } from './layout.mjs';
import { article } from './pages/article.mjs';
import { front } from './pages/front.mjs';
import { notFound } from './pages/not-found.mjs';
import { tag } from './pages/tag.mjs';
import { isLang } from './words.mjs';

/** Nothing runs or is loaded but what this site itself has, and no HTML is written but by the element. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types newsroom',
].join('; ');

const css = readFileSync(new URL('assets/site.css', import.meta.url), 'utf8');

/** How many sections the head of a page names. */
const sections = 7;

/** @param {import('koa').Context} koa @param {string} type @param {string} body */
const send = (koa, type, body) => {
  koa.type = type;
  koa.body = body;
  koa.etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
  if (koa.status === 200 && koa.fresh) koa.status = 304;
};

/** The sections that have articles in them, the greatest first. @param {import('./api.mjs').Api} api */
const readSections = async (api) => {
  const tags = (await api.tags()) ?? [];
  return tags
    .filter(({ articleCount }) => articleCount > 0)
    .sort((a, b) => b.articleCount - a.articleCount)
    .slice(0, sections);
};

/** As it is where it cannot be decoded: there is no such page then. @param {string} part */
const decode = (part) => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** @param {import('./api.mjs').Api} api @param {string} path */
async function readPage(api, path) {
  const [given = '', first = '', second, ...rest] = path.split('/').map(decode);
  const lang = isLang(given) ? given : 'en';
  const page = { lang, tags: lang === 'en' ? await readSections(api) : [] };
  const found =
    !isLang(given) || rest.length > 0
      ? null
      : first === ''
        ? await front(api, page)
        : first === 'tags' && second
          ? await tag(api, { ...page, slug: second })
          : second === undefined
            ? await article(api, { ...page, slug: first })
            : null;
  return { status: found ? 200 : 404, body: found ?? notFound(page) };
}

/**
 * A newspaper's website below `/news`, as Koa middleware: made from the content API alone, and whole
 * before any script runs.
 *
 * @param {{ api: string, sitemap: string }} addresses `api`: of the content API, for this process.
 *   `sitemap`: of the sitemap, for the world.
 * @returns {import('koa').Middleware}
 */
export function createSite({ api: address, sitemap }) {
  const api = createApi(address);
  return async (koa, next) => {
    if (koa.method !== 'GET' && koa.method !== 'HEAD') return next();
    if (koa.path === '/robots.txt') {
      return send(koa, 'text/plain', `User-agent: *\nAllow: /\n\nSitemap: ${sitemap}\n`);
    }
    if (koa.path === base || koa.path === `${base}/`) return koa.redirect(homePath('en'));
    if (!koa.path.startsWith(`${base}/`)) return next();
    const lang = koa.path.slice(base.length + 1);
    if (isLang(lang)) return koa.redirect(homePath(lang));
    koa.set({
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cache-Control': 'no-cache',
    });
    if (koa.path === `${base}/assets/site.css`) return send(koa, 'text/css', css);
    const { status, body } = await readPage(api, koa.path.slice(base.length + 1));
    koa.status = status;
    send(koa, 'text/html', String(body));
  };
}
