import { createParser } from 'eventsource-parser';

export type StreamEvent = {
  readonly name: string;
  readonly id: string | null;
  readonly data: unknown;
};

type Handlers = {
  /** Something came, if only a sign of life. */
  readonly onBytes: () => void;
  readonly onEvent: (event: StreamEvent) => void;
};

/** Reads server-sent events until the stream ends. What is no JSON is left out: a newer server may
 * say what we do not know. Rejects when the connection breaks. */
export const readStream = async (
  stream: ReadableStream<Uint8Array>,
  { onBytes, onEvent }: Handlers
): Promise<void> => {
  const parser = createParser({
    onEvent: ({ event, id, data }) => {
      const parsed = parse(data);
      if (parsed !== undefined) onEvent({ name: event ?? 'message', id: id ?? null, data: parsed });
    },
  });
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes();
    parser.feed(decoder.decode(value, { stream: true }));
  }
};

const parse = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
};
