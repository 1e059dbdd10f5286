import { describe, expect, test } from 'vitest';

import { commentStatuses, rejectionReasons, reportReasons } from '../../content-types';
import { toBlocks } from '../../playground/seed/blocks.mjs';
import { readArticles, readThread } from '../../playground/seed/read-texts.mjs';
import { readTime, spreadTimes } from '../../playground/seed/times.mjs';

const articles = readArticles();
const threads = articles
  .filter(({ locale }) => locale === 'en')
  .map(({ name }) => ({ name, comments: readThread(name) }));

describe('the seeded articles', () => {
  test('one is long, about politics, without byline, tags and comments, in four sections', () => {
    const article = articles.find(({ name }) => name === 'council-passes-rent-register')!;
    const headings = toBlocks(article.body).filter((block) => block.type === 'heading');
    expect(article.fields.byline).toBeUndefined();
    expect(article.fields.tags).toBeUndefined();
    expect(article.body.split(/\s+/).length).toBeGreaterThan(800);
    expect(headings).toHaveLength(4);
    expect(readThread(article.name)).toEqual([]);
  });

  test('there are a draft, an unpublished one, translations, some with bylines and some without', () => {
    expect(articles.length).toBeGreaterThanOrEqual(12);
    expect(articles.filter(({ fields }) => fields.state === 'draft')).toHaveLength(1);
    expect(articles.filter(({ fields }) => fields.state === 'unpublished')).toHaveLength(1);
    expect(articles.filter(({ locale }) => locale === 'de')).toHaveLength(2);
    expect(articles.filter(({ fields }) => !fields.byline).length).toBeGreaterThanOrEqual(3);
    expect(new Set(articles.map(({ fields }) => fields.slug)).size).toBe(articles.length);
  });

  test('become blocks', () => {
    expect(toBlocks('## A\n\nb **c**\n\n- d\n- e\n\n> f')).toEqual([
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'A' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'b ' },
          { type: 'text', text: 'c', bold: true },
        ],
      },
      {
        type: 'list',
        format: 'unordered',
        children: [
          { type: 'list-item', children: [{ type: 'text', text: 'd' }] },
          { type: 'list-item', children: [{ type: 'text', text: 'e' }] },
        ],
      },
      { type: 'quote', children: [{ type: 'text', text: 'f' }] },
    ]);
  });
});

describe('the seeded threads', () => {
  test('range from empty to 200 comments', () => {
    const sizes = threads.map(({ comments }) => comments.length);
    expect(Math.min(...sizes)).toBe(0);
    expect(Math.max(...sizes)).toBe(200);
  });

  test('name only marks, reasons and depths that there are', () => {
    const accepted: Record<string, readonly (string | null)[]> = {
      waits: [null],
      spam: [null],
      deleted: [null],
      edited: [null],
      reject: rejectionReasons,
      reported: reportReasons,
    };
    for (const { name, comments } of threads) {
      for (const { mark, value, depth, texts, author } of comments) {
        const where = `${name}, ${author}`;
        if (mark) expect(accepted[mark], where).toContain(value);
        expect(depth, where).toBeLessThanOrEqual(4);
        expect(texts, where).toHaveLength(mark === 'edited' ? 2 : 1);
      }
    }
    expect(commentStatuses).toContain('deleted');
  });

  test('have times between publication and now, replies after what they answer', () => {
    const now = new Date('2026-03-10T12:00:00Z');
    const published = readTime('5 days ago 06:40', now);
    const comments = readThread('mill-street-cycle-lanes');
    const times = spreadTimes(comments, published, now);
    expect(spreadTimes(comments, published, now)).toEqual(times);
    comments.forEach(({ parent }, index) => {
      const after = parent === null ? published : times[parent]!;
      expect(times[index]!.getTime()).toBeGreaterThan(after.getTime());
      expect(times[index]!.getTime()).toBeLessThan(now.getTime());
    });
  });
});
