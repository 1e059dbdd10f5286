/** What a stream of server-sent events says. */
export type SentEvent = { readonly event: string; readonly data: string };

type Handlers = {
  readonly onEvent: (event: SentEvent) => void;
  /** The latest id, which stands for everything up to here. */
  readonly onId: (id: string) => void;
  /** How long to wait before connecting again, in milliseconds. */
  readonly onRetry: (milliseconds: number) => void;
};

/**
 * Understands server-sent events from pieces of their text, wherever it was cut.
 * https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation
 */
export const createEventReader = ({ onEvent, onId, onRetry }: Handlers) => {
  let rest = '';
  let isAfterReturn = false;
  let event = '';
  let data: string[] = [];
  let id: string | null = null;

  const dispatch = () => {
    if (id !== null) onId(id);
    if (data.length > 0) onEvent({ event: event || 'message', data: data.join('\n') });
    event = '';
    data = [];
  };

  const take = (line: string) => {
    if (line === '') {
      dispatch();
      return;
    }
    const [, field, value = ''] = /^([^:]*)(?:: ?([^]*))?$/.exec(line) ?? [];
    if (field === 'data') data.push(value);
    else if (field === 'event') event = value;
    else if (field === 'id' && !value.includes('\0')) id = value;
    else if (field === 'retry' && /^\d+$/.test(value)) onRetry(Number(value));
  };

  return (piece: string): void => {
    if (piece === '') return;
    // The other half of a line end that was cut in two.
    const more = isAfterReturn && piece.startsWith('\n') ? piece.slice(1) : piece;
    isAfterReturn = piece.endsWith('\r');
    const lines = (rest + more).split(/\r\n|\n|\r/);
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
  };
};
