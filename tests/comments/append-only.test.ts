import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, documentsOf, openThread, posted, rowsOf, type Row } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('decisions', (database) => {
  let app: Newsroom;
  let comment: string;
  let decision: Row;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    const { id } = await posted(app, await openThread(app), { body: 'Decided on' });
    comment = id;
    decision = (await rowsOf(app, uids.decision, id))[0]!;
  });
  afterAll(() => app.stop());

  const query = () => app.strapi.db.query(uids.decision);
  const documents = () => documentsOf(app, uids.decision);
  const data = { to: 'approved', reason: 'forged' };
  const where = () => ({ id: decision.id as number });
  const documentId = () => decision.documentId as string;

  test.each<[string, () => Promise<unknown>]>([
    ['documents.update', () => documents().update({ documentId: documentId(), data })],
    ['documents.delete', () => documents().delete({ documentId: documentId() })],
    ['query.update', () => query().update({ where: where(), data })],
    ['query.updateMany', () => query().updateMany({ where: where(), data })],
    ['query.delete', () => query().delete({ where: where() })],
    ['query.deleteMany', () => query().deleteMany({ where: where() })],
    ['query.deleteMany of all', () => query().deleteMany({})],
  ])('are append-only: %s', async (_path, write) => {
    await expect(write()).rejects.toMatchObject({ details: { code: 'APPEND_ONLY' } });
    expect(await rowsOf(app, uids.decision, comment)).toEqual([decision]);
  });

  test('are out of reach of the Content Manager', async () => {
    const base = `/content-manager/collection-types/${uids.decision}`;
    const answers = [
      await app.http.put(`${base}/${documentId()}`, { admin: true, body: data }),
      await app.http.delete(`${base}/${documentId()}`, { admin: true }),
      await app.http.post(`${base}/actions/bulkDelete`, {
        admin: true,
        body: { documentIds: [documentId()] },
      }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    expect(await rowsOf(app, uids.decision, comment)).toEqual([decision]);
  });
});
