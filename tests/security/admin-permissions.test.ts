import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import { canary } from '../fixtures/canaries';
import { commentOf, decide, openThread, type Thread } from '../fixtures/discussion';
import { bytesOf, leaksIn } from '../fixtures/leaks';
import { fillKnown } from '../fixtures/routes';
import { authorKeyOf, authorPath, sanction } from '../fixtures/sanctions';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

type Policy = string | { name: string; config: { actions: string[] } };
type AdminRoute = { method: string; path: string; config: { policies: Policy[] } };

const all = Object.values(permissions);

/** The admin routes as the running app has them, each with the permissions it asks for. */
const adminRoutes = ({ strapi }: Newsroom) => {
  const { admin } = strapi.plugin('newsroom').routes as unknown as Record<
    string,
    { routes: AdminRoute[] }
  >;
  return (admin?.routes ?? []).map(({ method, path, config: { policies } }) => ({
    method,
    path: `/newsroom${path.replace(/^\/newsroom/, '')}`,
    isForAdmins: policies.includes('admin::isAuthenticatedAdmin'),
    actions: policies.flatMap((policy) =>
      typeof policy === 'object' && policy.name === 'admin::hasPermissions'
        ? policy.config.actions
        : []
    ),
  }));
};

describeOnEachDatabase('admin permissions', (database) => {
  let app: Newsroom;
  let thread: Thread;
  let comment: string;
  let key: string;
  let hash: string;
  beforeAll(async () => {
    app = await startNewsroom({ database });
    thread = await openThread(app);
    const posted = await app.http.post(`${thread.path}/comments`, {
      body: {
        body: canary('public', 'ann', 'body'),
        author: { name: 'Ann', email: `${canary('private', 'ann', 'email')}@readers.test` },
      },
      headers: { 'user-agent': canary('private', 'ann', 'agent') },
      ip: '203.0.113.77',
    });
    comment = posted.body.data.id;
    key = await authorKeyOf(app, comment);
    hash = (await commentOf(app, comment))?.ipHash as string;
    await decide(app, comment, { to: 'approved' });
    await app.http.post(`/api/newsroom/comments/${comment}/reports`, {
      body: { reason: 'spam' },
      ip: '203.0.113.77',
    });
    const note = { admin: true as const, body: { body: 'Keep an eye on them' } };
    for (const author of [key, `address:${hash}`]) {
      expect((await sanction(app, author, { kind: 'hold' })).status).toBe(201);
      expect((await app.http.post(`${authorPath(author)}/notes`, note)).status).toBe(201);
    }
  });
  afterAll(() => app.stop());

  const pathOf = (path: string): string =>
    fillKnown(path, {
      uid: uids.article,
      documentId: thread.subject,
      key: encodeURIComponent(key),
      comments: comment,
      threads: thread.id,
    });
  const ask = ({ method, path }: { method: string; path: string }, admin: string) => {
    const search = path.endsWith('/counts') ? `?documentIds=${thread.subject}` : '';
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    return app.http.request(method, pathOf(path) + search, { admin, body });
  };

  test('each route asks for one of them, but for the list of commentable types', () => {
    const routes = adminRoutes(app);
    expect(routes.length).toBeGreaterThan(15);
    expect(routes.filter(({ isForAdmins }) => !isForAdmins)).toEqual([]);
    const open = routes.filter(({ actions }) => actions.length === 0);
    expect(open.map(({ path }) => path)).toEqual(['/newsroom/commentable']);
    const asked = new Set(routes.flatMap(({ actions }) => actions));
    expect([...asked].filter((action) => !(all as string[]).includes(action))).toEqual([]);
    // Seeing private data is no route of its own.
    expect(all.filter((action) => !asked.has(action))).toEqual([permissions.identify]);
  });

  test('a role that lacks just it is refused, one that has nothing else is not', async () => {
    const lacking = new Map<string, string>();
    const holding = new Map<string, string>();
    for (const permission of all) {
      const others = all.filter((other) => other !== permission);
      lacking.set(permission, (await app.createAdmin({ permissions: others })).token);
      holding.set(permission, (await app.createAdmin({ permissions: [permission] })).token);
    }
    const statuses: [string, number, number][] = [];
    for (const route of adminRoutes(app)) {
      const [action] = route.actions;
      if (action === undefined) continue;
      const without = await ask(route, lacking.get(action) ?? '');
      const withIt = await ask(route, holding.get(action) ?? '');
      statuses.push([`${route.method} ${route.path}`, without.status, withIt.status]);
    }
    expect(statuses.filter(([, without]) => without !== 403)).toEqual([]);
    expect(statuses.filter(([, , status]) => status === 401 || status === 403)).toEqual([]);
    expect(statuses.filter(([, , status]) => status >= 500)).toEqual([]);
  });

  test('editors read, moderate and sanction from the first start on', async () => {
    const { token } = await app.createAdmin({ role: 'strapi-editor' });
    const allowed = new Set<string>();
    for (const route of adminRoutes(app)) {
      const [action] = route.actions;
      if (action !== undefined && (await ask(route, token)).status !== 403) allowed.add(action);
    }
    const { readDesk, moderate, sanction: put } = permissions;
    expect([...allowed].sort()).toEqual([readDesk, moderate, put].sort());
  });

  test('no answer has an e-mail, an address or a user agent for who may not identify', async () => {
    const others = all.filter((permission) => permission !== permissions.identify);
    const { token } = await app.createAdmin({ permissions: others });
    const answers: [string, string][] = [];
    const note = async (method: string, path: string, body?: unknown) => {
      const answer = await app.http.request(method, path, { admin: token, body });
      answers.push([`${method} ${path} ${answer.status}`, bytesOf(answer)]);
      return answer;
    };
    for (const { method, path } of adminRoutes(app)) {
      if (method !== 'GET') continue;
      const search = path.endsWith('/counts') ? `?documentIds=${thread.subject}` : '';
      await note('GET', pathOf(path) + search);
    }
    for (const queue of ['reported', 'approved', 'all']) {
      await note('GET', `/newsroom/queue?queue=${queue}`);
    }
    await note('GET', `/newsroom/queue?queue=all&author=${encodeURIComponent(key)}`);
    for (const kind of ['decisions', 'sanctions'])
      await note('GET', `/newsroom/audit?kind=${kind}`);
    const put = await note('POST', `${authorPath(key)}/sanctions`, {
      kind: 'ban',
      reason: 'abuse',
    });
    expect(put.status).toBe(201);
    await note('DELETE', `/newsroom/sanctions/${put.body.data.id}`);
    await note('POST', `${authorPath(key)}/notes`, { body: 'Seen' });
    await note('PUT', `/newsroom/threads/${thread.id}`, { policy: 'hold' });
    const decided = await note('POST', `/newsroom/comments/${comment}/decisions`, {
      revision: 99,
      to: 'spam',
    });
    expect(decided.status).toBe(409);
    const row = await commentOf(app, comment);
    const again = { revision: row?.revision as number, to: 'pending' };
    await note('POST', `/newsroom/comments/${comment}/decisions`, again);

    const allowed = { kinds: ['public', 'desk', 'hidden'] as const, secrets: [hash] };
    const leaks = answers.flatMap(([what, text]) =>
      leaksIn(text, allowed).map((leak) => `${what}: ${leak}`)
    );
    expect(leaks).toEqual([]);
    // The bait was there to be found.
    expect(answers.some(([, text]) => text.includes(canary('public', 'ann', 'body')))).toBe(true);
    const seen = await app.http.get(authorPath(key), { admin: true });
    expect(leaksIn(bytesOf(seen), allowed)).toEqual([canary('private', 'ann', 'email'), hash]);
  });
});
