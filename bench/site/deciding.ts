import { setTimeout } from 'node:timers/promises';

import type { Bulk } from '../../server/bulk/contract';
import type { OpenSite } from './app';
import { fillMore } from './fill';
import { median } from '../median';
import type { Peer } from './peer';
import type { Project } from './project';
import type { Suite } from './suite';

const comments = 10_000;
/** Of the peer's, which are approved one by one: enough to tell what one takes. */
const sample = 300;

/** How often the desk looks how far a bulk decision has come. */
const lookMs = 1_000;

/** Milliseconds of one bulk decision on that many pending comments, from the click to its end. */
const decideAtOnce = async ({ http, knex, prepared }: OpenSite): Promise<number> => {
  const article = prepared.usual[1] ?? '';
  await fillMore(knex, { article, comments, status: 'pending' });
  const thread = await knex<{ document_id: string; subject_document_id: string }>(
    'newsroom_threads'
  )
    .where({ subject_document_id: article })
    .first('document_id');
  const before = Date.now();
  const filter = { queue: 'pending', threads: [thread?.document_id] };
  const begun = await http.post('/newsroom/bulks', {
    admin: true,
    body: { selection: { filter }, to: 'approved' },
  });
  if (begun.status !== 202) throw new Error(JSON.stringify(begun.body));
  const { id } = (begun.body as { data: Bulk }).data;
  for (;;) {
    const answer = await http.get(`/newsroom/bulks/${id}`, { admin: true });
    const { state, decided, finishedAt } = (answer.body as { data: Bulk }).data;
    if (state !== 'running') {
      if (decided < comments) throw new Error(`${decided} were decided on, of ${comments}`);
      return new Date(finishedAt ?? Number.NaN).getTime() - before;
    }
    await setTimeout(lookMs);
  }
};

/** Milliseconds that the peer takes for one, and what an administrator waits for that many. */
const approveOneByOne = async ({ project: { http, knex } }: Peer): Promise<number> => {
  const pending = await knex<{ id: number; approval_status: string }>('plugin_comments_comments')
    .where({ approval_status: 'PENDING' })
    .limit(sample)
    .select('id');
  const before = performance.now();
  for (const { id } of pending) {
    const answer = await http.put(`/comments/moderate/single/${id}/approve`, { admin: true });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  }
  return (performance.now() - before) / pending.length;
};

/** Milliseconds of a request, in the midst of several. */
const timeOf = async ({ http }: Project, path: string): Promise<number> => {
  const taken: number[] = [];
  for (let round = 0; round < 25; round += 1) {
    const before = performance.now();
    const answer = await http.get(path, { admin: true });
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    taken.push(performance.now() - before);
  }
  return median(taken);
};

const pages = {
  'a page of the queue': '/newsroom/queue?queue=pending',
  'the counts of all queues': '/newsroom/overview',
  'a page of a search': '/newsroom/queue?queue=all&search=tram%20harbour',
};

/** How often what takes seconds is measured. */
const turns = 3;

/** Milliseconds of each of `pages`. */
const measurePages = async (site: OpenSite): Promise<number[]> => {
  const found: number[] = [];
  for (const path of Object.values(pages)) found.push(await timeOf(site, path));
  return found;
};

/**
 * The desk on a small site and on this one, against the peer's list and its approvals. How each queue
 * and filter grows is measured by `bench:desk`.
 */
export const deciding: Suite = async (site) => {
  const { project, filled, options } = site;
  const columns = ['ms at 10,000', `ms at ${options.comments.toLocaleString('en')}`];
  const small = await site.small();
  const few = await measurePages(small);
  const many = await measurePages({ ...project, prepared: filled });
  const peer = await site.peer();
  const decided = { few: [] as number[], many: [] as number[], byPeer: [] as number[] };
  for (let turn = 0; turn < turns; turn += 1) {
    decided.few.push(await decideAtOnce(small));
    decided.many.push(await decideAtOnce({ ...project, prepared: filled }));
    if (peer) decided.byPeer.push((await approveOneByOne(peer)) * comments);
  }
  const rows = [
    ...Object.keys(pages).map((name, at) => ({
      name,
      values: [few[at] ?? Number.NaN, many[at] ?? Number.NaN],
    })),
    {
      name: `${comments} decided on at once`,
      values: [median(decided.few), median(decided.many)],
    },
  ];
  if (!peer) return { title: 'Moderating', columns, rows, claims: [] };

  const list = await timeOf(peer.project, '/comments/moderate/all?page=1&pageSize=20');
  const oneByOne = `peer, ${comments} one by one, from ${sample} of them`;
  rows.push(
    { name: 'peer, a page of its list', values: [Number.NaN, list] },
    { name: oneByOne, values: [Number.NaN, median(decided.byPeer)] }
  );
  const what = `${comments} decisions, one by one by the peer over at once, time`;
  const found = median(decided.byPeer) / median(decided.many);
  return { title: 'Moderating', columns, rows, claims: [{ what, found, least: 50 }] };
};
