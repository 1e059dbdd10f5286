import { expect } from 'vitest';

import { decide, openThread, someAddress, type Thread } from '../fixtures/discussion';
import type { Newsroom } from '../harness/start-newsroom';
import { payloads, urlPayloads } from './payloads';

/** An attack that the server took, as far as it took it. */
export type Sent = {
  readonly id: string;
  readonly thread: Thread;
  readonly body: string;
  readonly author: { readonly name: string; readonly url?: string };
  readonly guest: string;
};

type Form = Pick<Sent, 'thread' | 'body' | 'author'> & { readonly parent?: string };

/** Lets every text wait, and points at pieces of many: in bodies and in names. */
export const holdAttacks = {
  limits: { perAuthor: 100_000, perAddress: 100_000, previewsPerAddress: 100_000 },
  moderation: {
    holdAll: true,
    options: {
      length: { max: 100_000 },
      repeated: { enabled: false },
      links: { holdAt: 1, rejectAt: 1_000 },
      'held-words': { words: ['img', 'onerror', 'script', 'javascript*', 'x'] },
    },
  },
};

/** As many as one page of the desk shows. */
const perThread = 25;

/**
 * Sends each attack in every field at once, as guests do: once as a root that is approved then, and
 * once as a reply that waits, below another.
 */
export async function sendAttacks(app: Newsroom): Promise<{ roots: Sent[]; replies: Sent[] }> {
  const roots: Sent[] = [];
  const replies: Sent[] = [];
  const texts = [
    ...payloads.map((payload) => ({ body: payload, own: payload })),
    ...urlPayloads.map((url) => ({ body: `[x](${url}) <${url}> ${url}`, own: url })),
  ];
  for (let from = 0; from < texts.length; from += perThread) {
    const thread = await openThread(app, `Attacks from ${from}`);
    const sent: Sent[] = [];
    for (const { body, own } of texts.slice(from, from + perThread)) {
      // Whole requests are refused for a NUL.
      const [text, name] = [body, own].map((part) => part.replaceAll('\0', '')) as [string, string];
      sent.push(...(await send(app, { thread, body: text, author: { name, url: name } })));
    }
    for (const { id } of sent) await decide(app, id, { to: 'approved' });
    for (const [index, { body, author }] of sent.entries()) {
      const parent = sent[(index + 1) % sent.length]!.id;
      replies.push(...(await send(app, { thread, body, author, parent })));
    }
    roots.push(...sent);
  }
  return { roots, replies };
}

/** Sends the form without the fields that the server does not take. A body that shows nothing is
 * none. */
async function send(app: Newsroom, { thread, ...form }: Form): Promise<Sent[]> {
  const { body, author } = form;
  const answer = await app.http.post(`${thread.path}/comments`, { body: form, ip: someAddress() });
  if (answer.status === 202) {
    const { data, meta } = answer.body;
    return [{ id: data.id, thread, body, author, guest: meta.guestToken }];
  }
  expect(answer.status).toBe(400);
  const { code, problems, field = problems?.[0].field } = answer.body.error.details;
  if (code === 'TOO_SHORT') return [];
  const { name, url } = author;
  if (field === 'author.url') return send(app, { thread, ...form, author: { name } });
  expect(field).toBe('author.name');
  return send(app, { thread, ...form, author: { ...(url && { url }), name: 'Mallory' } });
}
