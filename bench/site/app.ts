import type { Statement } from '../../tests/harness/statements';
import type { Newsroom } from '../../tests/harness/start-newsroom';
import { fill, type Filled, type Size } from './fill';
import { draftFiles, postingConfig } from './posting';
import { openProject, type Project } from './project';

/** A route that does nothing but be allowed. */
const empty = {
  'src/api/empty/routes/empty.js':
    "module.exports = { routes: [{ method: 'GET', path: '/empty', handler: 'empty.find' }] };",
  'src/api/empty/controllers/empty.js':
    'module.exports = () => ({ find(ctx) { ctx.body = { data: null }; } });',
};

/** What a page of the large thread takes when nothing is kept of it. */
const pageStatements = async (app: Newsroom, { large }: Filled): Promise<readonly Statement[]> => {
  const path = `/api/newsroom/threads/${large}/comments`;
  const { statements } = await app.statements(() => app.http.get(path));
  return statements.on('newsroom_threads', 'newsroom_comments');
};

export type FilledSite = Filled & { readonly page: readonly Statement[] };

/** A project with so many articles and comments. */
export const openSite = (size: Size): Promise<Project & { readonly prepared: FilledSite }> =>
  openProject(
    { config: postingConfig, files: { ...empty, ...draftFiles } },
    async (app, knex): Promise<FilledSite> => {
      await app.grant('public', 'api::empty.empty.find', 'api::draft.draft.create');
      const filled = await fill(app, knex, size);
      return { ...filled, page: await pageStatements(app, filled) };
    }
  );
