import { expect, test } from 'vitest';

import { uids } from '../content-types';
import { decide, openThread, posted, report, type Row } from './fixtures/discussion';
import { describeOnEachDatabase } from './harness/databases';
import { startNewsroom, type Newsroom } from './harness/start-newsroom';

const everything = async ({ strapi }: Newsroom): Promise<Record<string, Row[]>> => {
  const found: Record<string, Row[]> = {};
  for (const uid of Object.values(uids)) {
    const rows: Row[] = await strapi.db.query(uid).findMany({ orderBy: 'id' });
    found[uid] = rows.map((row) => ({ ...row, updatedAt: undefined }));
  }
  return found;
};

const grants = async ({ strapi }: Newsroom): Promise<string[]> => {
  const found: string[] = [];
  for (const model of ['admin::permission', 'plugin::users-permissions.permission'] as const) {
    const rows: Row[] = await strapi.db.query(model).findMany({
      where: { action: { $startsWith: 'plugin::newsroom.' } },
      populate: ['role'],
    });
    found.push(...rows.map(({ action, role }) => `${role.name} ${action}`));
  }
  return found.sort();
};

describeOnEachDatabase('a start with the plugin disabled', (database) => {
  test('loses no row and no grant; what an administrator took away stays away', async () => {
    let app = await startNewsroom({ database });
    try {
      const thread = await openThread(app);
      const tag = await app.strapi.documents(uids.tag).create({ data: { name: 'Trams' } as never });
      await app.contentManager.update(thread.subject, { tags: [tag.documentId] });
      const { id } = await posted(app, thread, { body: 'To outlive it' });
      await decide(app, id, { to: 'approved' });
      await report(app, id);
      await app.ungrant('public', 'plugin::newsroom.previews.create');
      const before = [await everything(app), await grants(app)];

      await app.stop({ keep: true });
      app = await startNewsroom({ on: app, enabled: false });
      expect((await app.http.get(thread.path)).status).toBe(404);
      await app.stop({ keep: true });
      app = await startNewsroom({ on: app, enabled: true });

      expect([await everything(app), await grants(app)]).toEqual(before);
      expect(before[1]).not.toContain('Public plugin::newsroom.previews.create');
      const page = await app.http.get(`${thread.path}/comments`);
      expect(page.body.data).toHaveLength(1);
      const article = await app.http.get(
        `/api/newsroom/articles/${thread.subject}?populate=tags&status=draft`
      );
      expect(article.status === 200 ? article.body.data.tags : [{}]).toHaveLength(1);
    } finally {
      await app.stop();
    }
  });
});
