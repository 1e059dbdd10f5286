import { uids } from '../../content-types';
import { threadOf } from '../fixtures/discussion';
import { authorKeyOf, authorPath, lift, sanction } from '../fixtures/sanctions';
import type { Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

const minute = 60_000;

export const config = {
  moderation: { options: { 'held-words': { words: ['scandal', 'idiot*'] } } },
  site: { publicUrls: { [uids.article]: 'https://courier.example/{slug}' } },
};

/** What is to be seen of a newsroom in which much happens. */
export type BusyNewsroom = {
  /** `documentId` of the article that most is said about, and of its thread. */
  readonly article: string;
  readonly thread: string;
};

/** Fills an empty newsroom through the API with articles, readers and moderators: the same each time. */
export const fillNewsroom = async (app: Newsroom): Promise<BusyNewsroom> => {
  const publish = async (title: string) => (await app.contentManager.publish({ title })).documentId;
  const row = (id: string) =>
    app.strapi.db.query(uids.comment).findOne({ where: { documentId: id } });
  const decide = async (id: string, to: string, given: object = {}) => {
    const { revision } = await row(id);
    const body = { revision, to, ...given };
    return app.http.post(`/newsroom/comments/${id}/decisions`, { admin: true, body });
  };
  const settings = async (subject: string, body: object) =>
    app.http.put(`/newsroom/threads/${(await threadOf(app, subject)).documentId}`, {
      admin: true,
      body,
    });

  const tram = await publish('After two years, the number 9 runs to the harbour again');
  const water = await publish('Can you swim in the Arle? The city is testing the water');
  const rent = await publish('Council passes the rent register by one vote');
  await publish('The same rye for ninety years');

  const jonas = await app.createUser('Jonas Weber');
  const question = await postComment(app, tram, {
    body: 'Will the stop at the fish market be back as well? It was the only one with a roof.',
    token: jonas.token,
  });
  await decide(question.id, 'approved');
  const maria = await postComment(app, tram, {
    name: 'Maria Lindqvist',
    body: 'It does, says the timetable: https://tram.example/9 and https://harbour.example/stops',
    parent: question.id,
  });
  const more = async (subject: string, body: string) =>
    (
      await app.http.post(`/api/newsroom/threads/${subject}/comments`, {
        guest: maria.guestToken!,
        body: { body },
      })
    ).body.data.id as string;
  await decide(await more(water, 'Twenty years off the tannery steps, and never ill.'), 'approved');
  await decide(await more(rent, 'The mayor is a crook, and his wife as well.'), 'rejected', {
    reason: 'abuse',
    note: 'Say what he did, not what he is.',
  });

  // It was approved and reported; then its author changed it, and it waits again.
  await decide(maria.id, 'approved');
  await app.http.post(`/api/newsroom/comments/${maria.id}/reports`, {
    ip: '203.0.113.5',
    body: { reason: 'spam', note: 'The second link sells boat trips' },
  });
  await app.http.put(`/api/newsroom/comments/${maria.id}`, {
    guest: maria.guestToken!,
    body: {
      body: 'It will, says the timetable: https://tram.example/9 and https://harbour.example/stops',
    },
  });
  const key = await authorKeyOf(app, maria.id);
  await app.http.post(`${authorPath(key)}/notes`, {
    admin: true,
    body: { body: 'Knows the harbour well. The links are mostly useful.' },
  });
  const held = await sanction(app, key, { kind: 'hold', reason: 'abuse' });
  await lift(app, held.body.data.id);
  await sanction(app, key, {
    kind: 'hold',
    reason: 'advertising',
    note: 'Until we have looked at where the links lead.',
  });

  const sergei = await postComment(app, water, {
    name: 'Sergei Antonov',
    body: 'What a **scandal**. Only an i.d.i.o.t would swim below the dye works.',
  });
  const fatima = await postComment(app, water, {
    name: 'فاطمة الزهراء',
    body: 'هل الماء نظيف بما يكفي للأطفال؟ شكراً على المقال.',
  });
  const ruth = await postComment(app, tram, {
    name: 'Ruth',
    body: 'ELEVEN MINUTES LATE ON THE VERY FIRST DAY AND NOBODY SAID A WORD',
  });
  const boats = await postComment(app, rent, { name: 'Boats 24', body: 'Cheap boats, only today' });
  await decide(boats.id, 'spam');
  await settings(rent, { closed: true });
  await settings(water, { policy: 'hold-all' });

  // As if they had come in over the day.
  const written = [question, maria, sergei, fatima, ruth];
  for (const [index, { id }] of written.entries()) {
    await app.strapi.db
      .connection('newsroom_comments')
      .where({ document_id: id })
      .update({ created_at: Date.now() - (written.length - index) * 47.5 * minute });
  }
  await standJobs(app);
  return { article: tram, thread: (await threadOf(app, tram)).documentId };
};

/** As if one job had failed, another had been running for a while, and the third had never been done. */
const standJobs = async (app: Newsroom) => {
  const instance = 'courier-2.internal:4211:a70c19';
  const at = (minutes: number) => new Date(Date.now() + minutes * minute);
  const change = (name: string, to: object) =>
    app.strapi.db.query(uids.job).updateMany({ where: { name }, data: to });
  await change('purge', {
    dueAt: at(60 * 3.5),
    claimedBy: instance,
    lastStartedAt: at(-23.5),
    lastEndedAt: at(-23.4),
    lastDuration: 4_210,
    lastError:
      'error: update or delete on table "newsroom_threads" violates foreign key constraint "newsroom_comments_thread_id_fkey"',
    failures: 3,
  });
  await change('clear-limits', {
    dueAt: at(-2.5),
    claimedBy: instance,
    claimedUntil: at(60 * 24),
    lastStartedAt: at(-2.5),
    lastEndedAt: at(-62.4),
    lastDuration: 310,
  });
  await change('clear-viewers', {
    dueAt: at(60 * 3.5),
    claimedBy: null,
    lastStartedAt: null,
    lastEndedAt: null,
    lastDuration: null,
  });
};
