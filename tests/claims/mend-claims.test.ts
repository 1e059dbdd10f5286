import { expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom } from '../harness/start-newsroom';

describeOnEachDatabase('claims of slugs and tag names', (database) => {
  test('are mended at start after writes past the hooks', async () => {
    const first = await startNewsroom({ database });
    const knex = first.strapi.db.connection;
    const gone = await first.strapi.documents(uids.article).create({ data: { title: 'Gone' } });
    const goneTag = await first.strapi.documents(uids.tag).create({ data: { name: 'Gone' } });
    await knex('newsroom_articles').where({ id: gone.id }).delete();
    await knex('newsroom_tags').where({ id: goneTag.id }).delete();
    await knex('newsroom_articles').insert([
      { document_id: 'imported', title: 'Imported', slug: 'imported', locale: 'en' },
      { document_id: 'twin', title: 'Imported', slug: 'imported', locale: 'en' },
      { document_id: 'unslugged', title: 'Without', locale: 'en' },
      { document_id: 'long', title: 'Long', slug: 'x'.repeat(200), locale: 'en' },
    ]);
    await knex('newsroom_tags').insert({ document_id: 'importedtag', name: 'Rail', slug: 'rail' });
    await first.stop({ keep: true });

    const app = await startNewsroom({ on: first });
    const articles = app.strapi.documents(uids.article);
    const tags = app.strapi.documents(uids.tag);
    const detailsOf = (documentId: string) => ({ details: { code: 'DUPLICATE', documentId } });
    expect((await articles.create({ data: { title: 'Gone' } })).slug).toBe('gone');
    expect((await tags.create({ data: { name: 'Gone' } })).slug).toBe('gone');
    expect((await articles.create({ data: { title: 'Imported' } })).slug).toBe('imported-2');
    await expect(articles.create({ data: { title: 'x', slug: 'imported' } })).rejects.toMatchObject(
      detailsOf('imported')
    );
    await expect(tags.create({ data: { name: '#RAIL' } })).rejects.toMatchObject(
      detailsOf('importedtag')
    );
    expect((await tags.create({ data: { name: 'Rail!' } })).slug).toBe('rail-2');
    await articles.publish({ documentId: 'unslugged' });
    const rows = await app.strapi.db
      .query(uids.article)
      .findMany({ where: { documentId: 'unslugged' }, select: ['slug'] });
    expect(rows.map(({ slug }) => slug)).toEqual(['without', 'without']);

    // The row that writers wait for may vanish when a backup is restored.
    await app.strapi.db.connection('newsroom_claims').where({ word: 'lock' }).delete();
    await articles.create({ data: { title: 'Still' } });
    const more = await Promise.all(
      [1, 2, 3, 4].map(() => articles.create({ data: { title: 'Still' } }))
    );
    expect(more.map(({ slug }) => slug).sort()).toEqual([
      'still-2',
      'still-3',
      'still-4',
      'still-5',
    ]);
    await app.stop();
  });
});
