import { expect, test } from 'vitest';

import { readStream, type StreamEvent } from '../../admin/live/read-stream';

/** Reads bytes that arrive in pieces of `size`. */
const read = async (text: string, size: number) => {
  const bytes = new TextEncoder().encode(text);
  const events: StreamEvent[] = [];
  let signs = 0;
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size)
        controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
  await readStream(stream, { onBytes: () => (signs += 1), onEvent: (event) => events.push(event) });
  return { events, signs };
};

test('reads events wherever the network cuts them', async () => {
  const text =
    'event: ready\ndata: {"cursor":"a"}\n\n: still here\n\n' +
    'id: b\nevent: changes\ndata: [{"comment":"ü日本"}]\n\n';
  const expected = [
    { name: 'ready', id: null, data: { cursor: 'a' } },
    { name: 'changes', id: 'b', data: [{ comment: 'ü日本' }] },
  ];
  for (const size of [1, 2, 3, 7, 1_000]) expect((await read(text, size)).events).toEqual(expected);
});

test('signs of life are bytes, and no events', async () => {
  expect(await read(': ping\n\n', 100)).toEqual({ events: [], signs: 1 });
});

test('leaves out what it does not understand', async () => {
  const { events } = await read('event: new\ndata: no json\n\ndata: 1\n\n', 100);
  expect(events).toEqual([{ name: 'message', id: null, data: 1 }]);
});

test('rejects when the connection breaks', async () => {
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => controller.error(new Error('broken')),
  });
  const handlers = { onBytes: () => undefined, onEvent: () => undefined };
  await expect(readStream(stream, handlers)).rejects.toThrow('broken');
});
