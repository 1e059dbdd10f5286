import { commentStatuses, uids } from '../../../content-types';
import {
  commentOf,
  decide,
  documentsOf,
  post,
  report,
  type Row,
  type Thread,
} from '../../fixtures/discussion';
import type { Known, Site } from './open-site';

let texts = 0;

/** Never the same twice; one in two is not simply approved. */
const textOf = (choice: number): string =>
  `${['', 'HOLD ', '', 'SPAM ', '', 'REJECT '][choice % 6]}text ${(texts += 1)}`;

export const at = <Item>(items: readonly Item[], number: number): Item =>
  items[number % items.length] as Item;

type Answer = { status: number; body?: unknown };
export type Chosen = Site & { thread: Thread; comment: Known; choice: number };

const postIn = async (site: Chosen, thread: Thread, parent?: string): Promise<Answer> => {
  const body = textOf(site.choice);
  const answer = await post(site.app, thread, { body, ...(parent && { parent }) });
  const { data, meta } = answer.body;
  if (data) site.comments.push({ id: data.id, guest: meta.guestToken, thread });
  return answer;
};

const statuses = ['approved', 'rejected', 'spam', 'pending'];

/** What a script writes: now a text, now a status. */
const dataOf = (choice: number): Row =>
  choice % 2 ? { body: textOf(choice) } : { status: at(statuses, choice >> 1) };

const byScript = async (write: () => Promise<unknown>): Promise<Answer> => {
  try {
    await write();
    return { status: 200 };
  } catch (error) {
    const { details, message, name } = error as Error & { details?: { code?: string } };
    return { status: details?.code ? 400 : 500, body: { name, message, details } };
  }
};

const ofArticle = ({ app, thread }: Chosen, action: string): Promise<Answer> =>
  app.http.post(
    `/content-manager/collection-types/${uids.article}/${thread.subject}/actions/${action}`,
    { admin: true, body: {} }
  );

const close = ({ app, thread }: Chosen, closed: boolean): Promise<Answer> =>
  app.http.put(`/newsroom/threads/${thread.id}`, { admin: true, body: { closed } });

/** Three comments, most likely of several threads. */
const someOf = ({ comments, comment, choice }: Chosen): Row => ({
  documentId: { $in: [comment.id, at(comments, choice).id, at(comments, choice * 7).id] },
});

const query = ({ app }: Chosen) => app.strapi.db.query(uids.comment);
const pathOf = ({ comment }: Chosen): string => `/api/newsroom/comments/${comment.id}`;

/** Every way in which somebody changes comments or threads, with what it answers. */
export const kinds = {
  root: (site: Chosen) => postIn(site, site.thread),
  reply: (site: Chosen) => postIn(site, site.comment.thread, site.comment.id),
  edit: (site: Chosen) => {
    const { guest } = site.comment;
    return site.app.http.put(pathOf(site), { guest, body: { body: textOf(site.choice) } });
  },
  'delete by author': (site: Chosen) =>
    site.app.http.delete(pathOf(site), { guest: site.comment.guest }),
  decide: async ({ app, comment, choice }: Chosen) => {
    // A comment that is gone has no revision to name.
    const revision = (await commentOf(app, comment.id))?.revision ?? 1;
    return decide(app, comment.id, { to: at(statuses, choice), revision });
  },
  report: ({ app, comment }: Chosen) => report(app, comment.id),
  update: (site: Chosen) =>
    byScript(() =>
      query(site).update({
        where: { documentId: site.comment.id },
        data: dataOf(site.choice),
      })
    ),
  delete: (site: Chosen) =>
    byScript(() => query(site).delete({ where: { documentId: site.comment.id } })),
  'update document': (site: Chosen) =>
    byScript(() =>
      documentsOf(site.app).update({ documentId: site.comment.id, data: dataOf(site.choice) })
    ),
  'delete document': (site: Chosen) =>
    byScript(() => documentsOf(site.app).delete({ documentId: site.comment.id })),
  'create many': (site: Chosen) =>
    byScript(() => {
      const data = [site.thread, at(site.threads, site.choice)].map(({ id }) => ({
        thread: id,
        body: textOf(site.choice),
      }));
      return query(site).createMany({ data });
    }),
  'update many': (site: Chosen) =>
    byScript(() => query(site).updateMany({ where: someOf(site), data: dataOf(site.choice) })),
  'delete many': (site: Chosen) => byScript(() => query(site).deleteMany({ where: someOf(site) })),
  'delete by filter': (site: Chosen) =>
    byScript(() =>
      query(site).deleteMany({
        where: { thread: site.thread.id, status: at(commentStatuses, site.choice) },
      })
    ),
  close: (site: Chosen) => close(site, true),
  open: (site: Chosen) => close(site, false),
  unpublish: (site: Chosen) => ofArticle(site, 'unpublish'),
  publish: (site: Chosen) => ofArticle(site, 'publish'),
};
