import { someAddress } from '../fixtures/discussion';
import type { DemoSite } from './start-demo-site';

const minute = 60_000;
const commentUid = 'plugin::newsroom.comment';

type Line = {
  readonly author: string;
  readonly body: string;
  /** How many minutes ago. */
  readonly ago: number;
  readonly votes?: number;
  readonly replies?: readonly Line[];
  readonly url?: string;
  readonly isEdited?: true;
  readonly isRemoved?: true;
};

const lines: readonly Line[] = [
  {
    author: 'فاطمة الزهراء',
    body: 'هل ستتوقف الحافلة رقم 9 عند سوق السمك في المساء أيضاً؟ شكراً على المقال.',
    ago: 4_000,
  },
  {
    author: 'Jutta Reimann',
    body: 'Zur **Straßenbahnverlängerungsfinanzierungsvereinbarung** steht im Artikel kein Wort. Nachzulesen unter https://rathaus.harwick.example/verkehrsausschuss/niederschriften/straßenbahnverlängerungsfinanzierungsvereinbarung',
    ago: 1_700,
    votes: 2,
  },
  {
    author: 'Tram fan 1958',
    body: 'The bearing did not sink by 4 cm. According to the inspection report:\n\n- 3.8 cm on the north side\n- 2.9 cm on the south side\n\nThat *difference* is what made the bump.',
    ago: 1_500,
    votes: -2,
    isEdited: true,
  },
  {
    author: 'Nadia Rahimi',
    body: 'I was one of the five who had to be somewhere. Thank you for the bell, Rosa!',
    ago: 190,
    votes: 9,
    replies: [
      {
        author: 'Rosa Delgado',
        body: "You were the lady with the cello! I waited eleven seconds for you. Don't tell anybody.",
        ago: 160,
        votes: 12,
        replies: [
          {
            author: 'Nadia Rahimi',
            body: 'Eleven seconds that saved a rehearsal.',
            ago: 150,
            replies: [{ author: 'Rosa Delgado', body: 'Which piece?', ago: 20 }],
          },
        ],
      },
    ],
  },
  {
    author: 'Len Hargreave',
    body: '18 million instead of seven. And who pays the eleven? Has anybody at all been held responsible?',
    ago: 90,
    votes: 14,
    replies: [
      {
        author: 'Ola Nwosu',
        url: 'https://ola.example',
        body: '> And who pays the eleven?\n\nThe guarantee covered 2.1 million. The city is suing the engineers for the rest; the hearing is in spring: https://court.example/list',
        ago: 60,
        votes: 5,
        replies: [
          { author: 'Len Hargreave', body: 'So we pay.', ago: 40 },
          { author: 'Ola Nwosu', body: 'So far, yes.', ago: 9 },
        ],
      },
      {
        author: 'Roy Tindall',
        body: 'To the bottom of the dock with them.',
        ago: 58,
        isRemoved: true,
        replies: [{ author: 'Bea Thornton', body: 'It can be said without that.', ago: 30 }],
      },
    ],
  },
];

/**
 * A discussion below an article in which there is something of each kind: staff, the article's own
 * author, a reader with an account, guests; what is pinned, edited or removed; several scripts.
 */
export const fillDiscussion = async ({ app, desk }: DemoSite, article: string): Promise<void> => {
  const comments = app.strapi.db.connection('newsroom_comments');
  const rosa = await app.createUser('Rosa Delgado');
  const guests = new Map<string, string>();

  const write = async ({ author, url, body }: Line, parent?: string): Promise<string> => {
    const isUser = author === 'Rosa Delgado';
    const guest = guests.get(author);
    const { body: answer } = await app.http.post(`/api/newsroom/threads/${article}/comments`, {
      ip: someAddress(),
      body: { body, ...(parent && { parent }), ...(!isUser && { author: { name: author, url } }) },
      ...(isUser ? { token: rosa.token } : guest && { guest }),
    });
    if (answer.meta.guestToken) guests.set(author, answer.meta.guestToken);
    return answer.data.id;
  };
  const writeAll = async (given: readonly Line[], parent?: string): Promise<void> => {
    for (const line of given) {
      const { ago, votes = 0, replies = [], isEdited, isRemoved } = line;
      const id = await write(line, parent);
      if (isEdited) {
        await app.http.put(`/api/newsroom/comments/${id}`, {
          guest: guests.get(line.author)!,
          body: { body: `${line.body} Every day.` },
        });
      }
      for (let vote = 0; vote < Math.abs(votes); vote += 1) {
        await app.http.put(`/api/newsroom/comments/${id}/vote`, {
          ip: someAddress(),
          body: { value: Math.sign(votes) },
        });
      }
      await writeAll(replies, id);
      await comments
        .clone()
        .where({ document_id: id })
        .update({ created_at: Date.now() - ago * minute });
      if (isRemoved) {
        const decision = { revision: await revisionOf(id), to: 'spam' };
        await desk.asEditor('POST', `/newsroom/comments/${id}/decisions`, decision);
      }
    }
  };
  const revisionOf = async (id: string): Promise<number> =>
    (await app.strapi.db.query(commentUid).findOne({ where: { documentId: id } })).revision;

  await writeAll(lines);
  const thread = await app.strapi.db
    .query('plugin::newsroom.thread')
    .findOne({ where: { subjectDocumentId: article } });
  const pinned = await desk.asEditor('POST', `/content-manager/collection-types/${commentUid}`, {
    thread: thread.documentId,
    body: 'We have put the cost of the bridge right: it is **18 million**, and not 1.8. Thank you to all who wrote.',
  });
  const { documentId } = pinned.data;
  await desk.asEditor('PUT', `/newsroom/comments/${documentId}/pinned`, {
    revision: await revisionOf(documentId),
    pinned: true,
  });
};
