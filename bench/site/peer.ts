import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Knex } from 'knex';

import type { Filled } from './fill';
import type { Served } from './process';
import { progress } from './progress';
import { openProject, settleDatabase, type Project } from './project';

const name = 'strapi-plugin-comments';
const version = '3.2.4';
const uid = 'api::post.post';

// Beside the bundle, in `tests/.work`.
const folder = fileURLToPath(new URL('peer', import.meta.url));

/** The other comments plugin for Strapi 5, with the comments of a site. */
export type Peer = {
  readonly project: Project;
  readonly server: Served;
  /** What a site's articles are called in its URLs. */
  readonly related: { readonly large: string; readonly thousand: string; readonly usual: string };
};

/** Installs it into a folder of its own, once. Strapi itself is the one of this repository. */
const install = (): string => {
  const installed = path.join(folder, 'node_modules', name);
  if (existsSync(installed)) return installed;
  process.stderr.write(`Installing ${name} ${version} …\n`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
  const flags = ['--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
  execFileSync('npm', ['install', `${name}@${version}`, ...flags], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return installed;
};

type Copied = {
  readonly id: number;
  readonly parent: number | null;
  readonly article: string;
  readonly document_id: string;
  readonly body: string;
  readonly status: string;
  readonly author_key: string;
  readonly author_name: string;
  readonly author_email: string;
  readonly created_at: Date;
};

const approval: Record<string, string> = { approved: 'APPROVED', pending: 'PENDING' };

const batch = 1_000;

/** The comments of a site, below entries of the peer's own project. */
const copyComments = async (
  { knex: from, database }: Project,
  to: Knex,
  relate: (article: string) => string
) => {
  const counted = await from('newsroom_comments').count({ number: '*' });
  const bar = progress('Comments of the peer', Number(counted[0]?.number ?? 0));
  for (let last = 0; ;) {
    const found = (await from('newsroom_comments as one')
      .leftJoin('newsroom_comments as above', 'above.document_id', 'one.parent')
      .join('newsroom_threads as thread', 'thread.document_id', 'one.thread')
      .select('one.*', { parent: 'above.id', article: 'thread.subject_document_id' })
      .where('one.id', '>', last)
      .orderBy('one.id')
      .limit(batch)) as Copied[];
    if (found.length === 0) break;
    last = found.at(-1)?.id ?? last;
    const comments = found.map((row) => ({
      ...{ id: row.id, document_id: row.document_id, content: row.body, blocked: false },
      ...{ blocked_thread: false, removed: false, is_admin_comment: false },
      ...{ author_id: row.author_key, author_name: row.author_name },
      ...{ author_email: row.author_email, related: relate(row.article) },
      approval_status: approval[row.status] ?? 'REJECTED',
      ...{ created_at: row.created_at, updated_at: row.created_at, published_at: row.created_at },
    }));
    const links = found.flatMap(({ id, parent }) =>
      parent === null ? [] : [{ comment_id: id, inv_comment_id: parent }]
    );
    await to.transaction(async (trx) => {
      await trx.batchInsert('plugin_comments_comments', comments, 500);
      await trx.batchInsert('plugin_comments_comments_thread_of_lnk', links, 500);
    });
    bar.add(found.length);
  }
  if (database === 'postgres') {
    await to.raw(
      `select setval(pg_get_serial_sequence('plugin_comments_comments', 'id'),
        (select max(id) from plugin_comments_comments))`
    );
  }
  await settleDatabase(to);
};

/** Starts the peer on a database of the same kind, and gives it the comments of a site. */
export const startPeer = async (
  site: Project,
  { large, thousand, usual }: Filled
): Promise<Peer> => {
  const comments = {
    enabled: true,
    resolve: install(),
    config: { enabledCollections: [uid], approvalFlow: [uid] },
  };
  const project = await openProject(
    { enabled: false, plugins: { comments } },
    async (app, knex) => {
      // It reads its configuration from the database alone.
      const { strapi } = app;
      const value = strapi.config.get('plugin::comments');
      await strapi.store({ type: 'plugin', name: 'comments' }).set({ key: 'config', value });
      const actions = ['findAllFlat', 'findAllInHierarchy', 'post'];
      await app.grant('public', ...actions.map((action) => `plugin::comments.client.${action}`));
      const entries = new Map<string, string>();
      for (const title of [large, thousand, usual[0] ?? '']) {
        const data = { title } as never;
        const documents = strapi.documents(uid as never);
        const { documentId } = await documents.create({ data, status: 'published' });
        entries.set(title, documentId);
      }
      const relate = (article: string) => `${uid}:${entries.get(article) ?? article}`;
      await copyComments(site, knex, relate);
      return {
        large: relate(large),
        thousand: relate(thousand),
        usual: relate(usual[0] ?? ''),
      };
    }
  );
  return { project, server: project.server, related: project.prepared };
};
