import { apiBase } from './api-base';
import { NewsroomError } from './newsroom-error';
import type { ClientOptions } from './options';
import { parse, readRefusal, unreadable } from './read-answer';
import { toSearch, type Query } from './to-search';
import { defaultTokenStorage, type TokenStorage } from './token-storage';

export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the API's address, encoded. */
  readonly path: string;
  readonly query?: Query;
  readonly body?: unknown;
  /** Whether it matters which reader asks, so that a guest's token goes with it. */
  readonly asReader?: boolean;
  readonly accept?: string;
  readonly signal?: AbortSignal | undefined;
};

export type Transport = {
  readonly base: string;
  /** Null where no guest is remembered. */
  readonly guests: TokenStorage | null;
  /** Whether whoever asks would become a guest, whose token is to be kept. */
  readonly isNewGuest: () => Promise<boolean>;
  /** The answer, its body unread. Rejects as `json` does. */
  readonly open: (ask: Ask) => Promise<Response>;
  readonly text: (ask: Ask) => Promise<string>;
  /** Rejects with `NewsroomError`, or with the signal's reason once that is aborted. */
  readonly json: <Answer extends { data: unknown }>(ask: Ask) => Promise<Answer>;
};

/** Sends requests, and says in them who asks. */
export const createTransport = (options: ClientOptions): Transport => {
  const base = apiBase(options.api);
  const guests = options.guestToken ?? defaultTokenStorage(base);
  const account = async () => (await options.token?.()) || null;
  const guestToken = async () => (await guests?.get()) || null;

  const open = async (ask: Ask, isAgain = false): Promise<Response> => {
    const jwt = await account();
    const guest = jwt === null && ask.asReader && !isAgain ? await guestToken() : null;
    const response = await reaching(ask, () =>
      (options.fetch ?? fetch)(base + ask.path + toSearch(ask.query), {
        method: ask.method ?? 'GET',
        headers: {
          Accept: ask.accept ?? 'application/json',
          ...(ask.body !== undefined && { 'Content-Type': 'application/json' }),
          ...(jwt !== null && { Authorization: `Bearer ${jwt}` }),
          ...(guest !== null && { Authorization: `Guest ${guest}` }),
        },
        ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
        ...(ask.signal && { signal: ask.signal }),
      })
    );
    if (response.ok) return response;
    const refusal = readRefusal(response.status, await reaching(ask, () => response.text()));
    if (guest === null || refusal.code !== 'GUEST_TOKEN_INVALID') throw refusal;
    // The server's keys were changed. Another request may have got a new token meanwhile.
    if ((await guestToken()) === guest) await guests?.set(null);
    return open(ask, true);
  };

  const text = async (ask: Ask) => {
    const response = await open(ask);
    return reaching(ask, () => response.text());
  };

  return {
    base,
    guests,
    isNewGuest: async () =>
      guests !== null && (await guestToken()) === null && (await account()) === null,
    open,
    text,
    async json<Answer extends { data: unknown }>(ask: Ask) {
      const answer = parse(await text(ask));
      if ('data' in answer) return answer as Answer;
      throw unreadable(200);
    },
  };
};

/** What a request to the server comes to; an abort stays what it is. */
const reaching = async <Result>(
  { method = 'GET', path, signal }: Ask,
  ask: () => Promise<Result>
) => {
  try {
    return await ask();
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new NewsroomError('NETWORK', { message: `${method} ${path}: ${String(cause)}`, cause });
  }
};
