import type { Statement } from '../../tests/harness/statements';
import type { Newsroom } from '../../tests/harness/start-newsroom';
import { fill, type Filled, type Size } from './fill';
import { draftFiles, postingConfig } from './posting';
import { openProject, type Project } from './project';
import { textOf } from './texts';

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

export type FilledSite = Filled & {
  /** An entry of a content type of the project's own. */
  readonly draft: string;
  readonly page: readonly Statement[];
};

export type OpenSite = Project & { readonly prepared: FilledSite };

/** A project with so many articles and comments. */
export const openSite = (size: Size): Promise<OpenSite> =>
  openProject(
    { config: postingConfig, files: { ...empty, ...draftFiles } },
    async (app, knex): Promise<FilledSite> => {
      const drafts = ['create', 'findOne'].map((action) => `api::draft.draft.${action}`);
      await app.grant('public', 'api::empty.empty.find', ...drafts);
      const filled = await fill(app, knex, size);
      const { documentId: draft } = await app.strapi.documents('api::draft.draft' as never).create({
        data: { body: textOf(1), authorName: 'Ada' } as never,
        status: 'published',
      });
      return { ...filled, draft, page: await pageStatements(app, filled) };
    }
  );
