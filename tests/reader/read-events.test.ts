import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createEventReader } from '../../reader/client/read-events';

type Heard = { events: { event: string; data: string }[]; ids: string[]; retries: number[] };

/** What is understood of a stream that comes in these pieces. */
const hear = (pieces: readonly string[]): Heard => {
  const heard: Heard = { events: [], ids: [], retries: [] };
  const read = createEventReader({
    onEvent: (event) => heard.events.push(event),
    onId: (id) => heard.ids.push(id),
    onRetry: (milliseconds) => heard.retries.push(milliseconds),
  });
  for (const piece of pieces) read(piece);
  return heard;
};

/** A text, cut wherever chance has it. */
const inPieces = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.array(fc.nat(200), { maxLength: 20 })).map(([whole, cuts]) => {
    const places = [0, ...cuts.map((cut) => cut % (whole.length + 1)), whole.length];
    places.sort((a, b) => a - b);
    return { whole, pieces: places.slice(1).map((end, n) => whole.slice(places[n], end)) };
  });

const line = fc.oneof(
  fc.constantFrom('', 'data', 'data:', 'data: one', 'data:two', 'data:  spaces', 'event: count'),
  fc.constantFrom('id: 7', 'id', 'id: \0', 'retry: 10', 'retry: soon', ': a comment', 'other: x'),
  fc.string({ maxLength: 8 }).map((text) => text.replace(/[\r\n]/g, ''))
);
const stream = (...ends: string[]) =>
  fc
    .array(fc.tuple(line, fc.constantFrom(...ends)), { maxLength: 20 })
    .map((lines) => lines.flat().join(''));

describe('server-sent events', () => {
  test('mean the same wherever the network cuts them', () => {
    fc.assert(
      fc.property(inPieces(stream('\n', '\r\n', '\r')), ({ whole, pieces }) => {
        expect(hear(pieces)).toEqual(hear([whole]));
      })
    );
  });

  test('mean what another reader of the standard understands', () => {
    fc.assert(
      fc.property(stream('\n', '\r\n'), (text) => {
        const others: Heard['events'] = [];
        createParser({
          onEvent: ({ event = 'message', data }) => others.push({ event, data }),
        }).feed(text);
        expect(hear([text]).events).toEqual(others);
      })
    );
  });

  test('have data of several lines, names, comments and fields that nobody knows', () => {
    const text = 'event: count\n: beat\ndata: one\ndata\ndata:two\nwhat: ever\n\ndata:x\n\n';
    expect(hear([text]).events).toEqual([
      { event: 'count', data: 'one\n\ntwo' },
      { event: 'message', data: 'x' },
    ]);
  });

  test('end with a return alone at once, and a feed after it is not another line', () => {
    expect(hear(['data: x\r\r']).events).toHaveLength(1);
    expect(hear(['data: x\r', '\n\r', '\ndata: y\n\n']).events).toEqual([
      { event: 'message', data: 'x' },
      { event: 'message', data: 'y' },
    ]);
  });

  test('that break off are not told of', () => {
    expect(hear(['data: x\n\ndata: half'])).toEqual({
      events: [{ event: 'message', data: 'x' }],
      ids: [],
      retries: [],
    });
    expect(hear(['id: 1\ndata: half\n']).ids).toEqual([]);
  });

  test('carry ids and a time to wait, each as the standard has them', () => {
    const { ids, retries } = hear(['id: a\n\nretry: 250\nretry: 1s\nid: b\0\ndata: x\n\n']);
    expect(retries).toEqual([250]);
    expect(ids).toEqual(['a', 'a']);
  });
});
