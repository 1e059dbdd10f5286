import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest';

import { createClient, type Client, type CommentsAnswer } from '../../reader/client';
import { byMarks, decide, openThread, type Thread } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { memory } from './memory';

const gather = async <Page>(pages: AsyncIterable<Page>): Promise<Page[]> => {
  const all: Page[] = [];
  for await (const page of pages) all.push(page);
  return all;
};

describe('the typed client', () => {
  let app: Newsroom;
  let thread: Thread;
  let ann: Client;
  beforeAll(async () => {
    app = await startNewsroom({ config: { ...byMarks(), commentable: ['api::post.post'] } });
    thread = await openThread(app);
    ann = createClient({ api: app.url, guestToken: memory() });
  });
  afterAll(() => app.stop());

  const author = { name: 'Ann' };
  const say = async (body: string, parent?: string, as = ann): Promise<string> => {
    const comment = { body, author, ...(parent && { parent }) };
    return (await as.comments.post(thread.subject, comment)).data.id;
  };

  test('reads a thread: what a form needs, conversations in order, and all of them by pages', async () => {
    const { data } = await ann.threads.get(thread.subject);
    expect(data).toMatchObject({ id: thread.subject, open: true, commentCount: 0 });
    expect(data.policy.nameRequired).toBe(true);

    const ids = [];
    for (const n of [1, 2, 3, 4, 5]) ids.push(await say(`Number ${n}`));
    const page = await ann.comments.list(thread.subject, { sort: 'oldest', limit: 2 });
    expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
    expect(page.meta.commentCount).toBe(5);
    expectTypeOf(page).toEqualTypeOf<CommentsAnswer>();

    const pages = await gather(ann.comments.pages(thread.subject, { sort: 'oldest', limit: 2 }));
    expect(pages.map(({ data }) => data.map(({ id }) => id))).toEqual([
      ids.slice(0, 2),
      ids.slice(2, 4),
      ids.slice(4),
    ]);
    const rest = ann.comments.pages(thread.subject, {
      sort: 'oldest',
      limit: 2,
      after: String(page.meta.next),
    });
    expect((await gather(rest)).flatMap(({ data }) => data.map(({ id }) => id))).toEqual(
      ids.slice(2)
    );
  });

  test('reads one comment, what it answers, and what answers it', async () => {
    const root = await say('A root');
    const replies = [];
    for (const n of [1, 2, 3]) replies.push(await say(`Reply ${n}`, root));
    const one = await ann.comments.get(replies[0]!);
    expect(one.data.html).toContain('Reply 1');
    expect(one.meta.ancestors.map(({ id }) => id)).toEqual([root]);
    expect((await ann.comments.replies(root, { limit: 1 })).meta.next).not.toBeNull();
    const pages = await gather(ann.comments.replyPages(root, { limit: 2 }));
    expect(pages.map(({ data }) => data.map(({ id }) => id))).toEqual([
      replies.slice(0, 2),
      replies.slice(2),
    ]);
  });

  test('reads a page as HTML', async () => {
    await say('Shown without a script');
    const html = await ann.comments.html(thread.subject, { limit: 1 });
    expect(html).toContain('Shown without a script');
    expect(html).not.toContain('<html');
  });

  test('edits, deletes and reports', async () => {
    const id = await say('A tpyo');
    expect((await ann.comments.edit(id, 'A typo')).data).toMatchObject({ id, body: 'A typo' });
    const bob = createClient({ api: app.url, guestToken: memory() });
    const said = await bob.comments.report(id, { reason: 'spam', note: 'Look' });
    expect(said.data).toEqual({ comment: id, reason: 'spam' });
    await ann.comments.delete(id);
    await expect(ann.comments.get(id)).rejects.toMatchObject({ code: 'COMMENT_UNKNOWN' });
  });

  test('votes, and finds the vote again', async () => {
    const id = await say('Vote for this');
    const bob = createClient({ api: app.url, guestToken: memory() });
    const { data } = await bob.comments.vote(id, 1);
    expect(data).toEqual({ comment: id, value: 1, score: 1 });
    const page = await bob.comments.list(thread.subject, { sort: 'top', limit: 1 });
    expect(page.data[0]).toMatchObject({ id, score: 1 });
    expect(page.meta.votes).toEqual({ [id]: 1 });
    expect((await ann.comments.list(thread.subject)).meta.mine).toContain(id);
    expect((await bob.comments.vote(id, 0)).data).toMatchObject({ value: 0, score: 0 });
    await expect(ann.comments.vote(id, 1)).rejects.toMatchObject({ code: 'OWN_COMMENT' });
  });

  test('shows Markdown as it would be', async () => {
    expect((await ann.comments.preview('**Bold**')).html).toContain('<strong>Bold</strong>');
  });

  test('counts any number of threads', async () => {
    const other = await openThread(app, 'Another');
    await ann.comments.post(other.subject, { body: 'One', author });
    const names = Array.from({ length: 230 }, (_, n) => `unknown${String(n)}`);
    names[120] = other.subject;
    names[229] = thread.subject;
    const counts = await ann.threads.counts([...names, ...names]);
    const { data } = await ann.threads.get(thread.subject);
    expect(counts).toEqual({ [other.subject]: 1, [thread.subject]: data.commentCount });
    expect(await ann.threads.counts([])).toEqual({});
  });

  test('reads articles and tags with Strapi’s parameters', async () => {
    const tag = await app.documents('plugin::newsroom.tag').create({ data: { name: 'Trams' } });
    const make = (title: string) =>
      app.contentManager.publish({ title, tags: { connect: [{ documentId: tag.documentId }] } });
    const first = await make('Tracks, first part');
    await make('Tracks, second part');
    await make('Tracks, third part');
    const query = {
      filters: { title: { $startsWith: 'Tracks' } },
      sort: 'title',
      populate: ['tags'],
      pagination: { pageSize: 2 },
    };
    const { data, meta } = await ann.articles.list(query);
    expect(data.map(({ title }) => title)).toEqual(['Tracks, first part', 'Tracks, second part']);
    expect(data[0]).toMatchObject({ commentCount: 0, commentsOpen: true });
    expect(data[0]?.tags?.map(({ slug }) => slug)).toEqual(['trams']);
    expect(meta.pagination).toEqual({ page: 1, pageSize: 2, pageCount: 2, total: 3 });
    const pages = await gather(ann.articles.pages(query));
    expect(pages.map(({ data }) => data.length)).toEqual([2, 1]);

    const one = await ann.articles.get(first.documentId, { fields: ['title'] });
    expect(one.data).toMatchObject({ title: 'Tracks, first part', commentCount: 0 });
    const { slug } = (await ann.articles.get(first.documentId)).data;
    expect((await ann.articles.bySlug(slug)).data.documentId).toBe(first.documentId);
    const related = await ann.articles.related(first.documentId, { limit: 1 });
    expect(related.data.map(({ title }) => title)).toHaveLength(1);

    expect((await ann.tags.list()).data).toMatchObject([{ name: 'Trams', articleCount: 3 }]);
    expect((await ann.tags.bySlug('trams')).data.documentId).toBe(tag.documentId);
    expect((await ann.tags.get(tag.documentId)).data.name).toBe('Trams');
  });

  test('writes articles and tags for an account that may', async () => {
    const action = (name: string) => `plugin::newsroom.${name}`;
    const names = ['article.create', 'article.update', 'article.delete', 'tag.create'];
    await app.grant('authenticated', ...names.map(action));
    const { token } = await app.createUser();
    const editor = createClient({ api: app.url, token: () => token });
    const tag = await editor.tags.create({ name: 'Ferries' });
    const made = await editor.articles.create({
      title: 'Ferry is late',
      tags: [tag.data.documentId],
    });
    const { documentId } = made.data;
    expect(made.data).toMatchObject({ title: 'Ferry is late', slug: 'ferry-is-late' });
    const changed = await editor.articles.update(documentId, { summary: 'By an hour' });
    expect(changed.data).toMatchObject({ title: 'Ferry is late', summary: 'By an hour' });
    await editor.articles.delete(documentId);
    await expect(editor.articles.get(documentId)).rejects.toMatchObject({
      code: 'ARTICLE_UNKNOWN',
    });
    await expect(ann.articles.create({ title: 'No' })).rejects.toMatchObject({
      code: 'STRAPI_ERROR',
      status: 403,
    });
  });

  test('reads threads of other types, by their full name', async () => {
    const uid = 'api::post.post';
    const { documentId } = await app.contentManager.publish({ title: 'A post' }, { uid });
    const name = `${uid}:${documentId}`;
    const { data } = await ann.comments.post(name, { body: 'Below a post', author });
    expect((await ann.comments.list(name)).data.map(({ id }) => id)).toEqual([data.id]);
    expect(await ann.threads.counts([name])).toEqual({ [name]: 1 });
  });

  test('reads in the language of the site', async () => {
    await app.addLocale('de');
    const { documentId } = await app.contentManager.publish({ title: 'Fog' });
    await app.contentManager.update(documentId, { title: 'Nebel' }, { locale: 'de' });
    await app.contentManager.publish(documentId, { locale: 'de' });
    const site = createClient({ api: app.url, locale: 'de' });
    expect((await site.articles.get(documentId)).data.title).toBe('Nebel');
    expect((await site.articles.get(documentId, { locale: 'en' })).data.title).toBe('Fog');
  });

  test('a decision shows', async () => {
    const id = await say('HOLD this');
    expect((await ann.comments.list(thread.subject)).meta.own).toMatchObject([
      { id, status: 'pending' },
    ]);
    await decide(app, id, { to: 'approved' });
    expect((await ann.comments.get(id)).data.status).toBe('approved');
  });
});
