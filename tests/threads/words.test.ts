import { afterAll, beforeAll, expect, test } from 'vitest';

import { openThread, type Thread } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

let app: Newsroom;
let thread: Thread;
beforeAll(async () => {
  app = await startNewsroom();
  thread = await openThread(app);
});
afterAll(() => app.stop());

const asked = async (words: string) =>
  (await app.http.get(`${thread.path}?words=${encodeURIComponent(words)}`)).body;

test('a thread brings the words for its readers along, where they are asked for', async () => {
  const { data, meta } = (await app.http.get(thread.path)).body;
  expect(meta).toEqual({});
  const german = await asked('de-CH');
  expect(german.data).toEqual(data);
  expect(german.meta.words).toMatchObject({
    locale: 'de-CH',
    texts: {
      reply: 'Antworten',
      moreReplies: { one: expect.any(String), other: expect.any(String) },
    },
  });
});

test('in English where there are none in a language', async () => {
  for (const words of ['nl', 'constructor', 'de_CH', 'en-', '__proto__', '../de']) {
    const { meta } = await asked(words);
    expect([words, meta.words.locale, meta.words.texts.reply]).toEqual([words, 'en', 'Reply']);
  }
});

test('what is longer than any locale is refused by name', async () => {
  const { error } = await asked('d'.repeat(101));
  expect(error.details).toMatchObject({ code: 'INVALID_INPUT', problems: [{ field: 'words' }] });
});
