import { PassThrough } from 'node:stream';

/** An open stream of server-sent events. */
export type Stream = {
  readonly body: PassThrough;
  /** Sends an event; `id` is what the reader sends back when they re-connect. */
  send(event: string, data: unknown, id?: string): void;
  /** Something that readers pass over, so that nobody on the way takes the stream for dead. */
  beat(): void;
  close(): void;
  isOpen(): boolean;
  onClose(callback: () => void): void;
};

/**
 * By the format of https://html.spec.whatwg.org/multipage/server-sent-events.html.
 *
 * @param retry milliseconds that the reader waits before they connect again
 * @param mostWaiting who lets this many bytes pile up does not read any more; they can go on from where
 * they were
 */
export const openStream = ({
  mostWaiting,
  retry,
}: {
  mostWaiting: number;
  retry?: number;
}): Stream => {
  const body = new PassThrough();
  // A reader who goes away breaks the pipe: that is how streams end.
  body.on('error', () => undefined);
  const close = () => {
    body.end();
  };
  const isOpen = () => !body.destroyed && !body.writableEnded;
  const write = (text: string) => {
    if (!isOpen()) return;
    body.write(text);
    if (body.readableLength + body.writableLength > mostWaiting) body.destroy();
  };
  if (retry !== undefined) write(`retry: ${retry}\n\n`);
  return {
    body,
    send: (event, data, id) => {
      const lines = [
        `event: ${event}`,
        ...(id === undefined ? [] : [`id: ${id}`]),
        `data: ${JSON.stringify(data)}`,
      ];
      write(`${lines.join('\n')}\n\n`);
    },
    beat: () => {
      write(':\n\n');
    },
    close,
    isOpen,
    onClose: (callback) => {
      body.once('close', callback);
    },
  };
};
