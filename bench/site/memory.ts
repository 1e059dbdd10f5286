import autocannon from 'autocannon';

import type { Suite } from './suite';

const [few, many] = [10_000, 100_000] as const;
const mega = 1024 * 1024;

/** What a server holds on to after very many pages. */
export const memory: Suite = async ({ project: { server }, filled, options }) => {
  const threads = [filled.large, ...filled.usual].slice(0, 500);
  const ask = (amount: number) =>
    autocannon({
      url: server.url,
      connections: options.connections,
      amount,
      requests: threads.map((thread) => ({ path: `/api/newsroom/threads/${thread}/comments` })),
    });
  await ask(few);
  const early = await server.collected();
  await ask(many - few);
  const late = await server.collected();
  return {
    title: 'Memory of the process',
    columns: ['MB'],
    rows: [
      { name: `after ${few} requests`, values: [early.memory / mega] },
      { name: `after ${many} requests`, values: [late.memory / mega] },
    ],
    claims: [
      {
        what: `memory after ${many} requests over after ${few}`,
        found: late.memory / early.memory,
        most: 1.1,
      },
    ],
  };
};
