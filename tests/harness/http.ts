/** How a request introduces itself, and what it carries. */
export type HttpOptions = {
  /** Sent as JSON; a string or bytes go as they are (set `content-type` yourself). */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** JWT of a users-permissions user, or an API token. */
  readonly token?: string;
  /** Guest token, as the answer to a guest's first comment carries it. */
  readonly guest?: string;
  /** An admin user's token; `true`: the first admin's. */
  readonly admin?: string | true;
  /** The client's address (as a trusted proxy would pass it). */
  readonly ip?: string;
};

export type HttpAnswer = {
  readonly status: number;
  // The point of a test is what stands in here.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
  readonly headers: Headers;
};

export type Http = {
  request(method: string, path: string, options?: HttpOptions): Promise<HttpAnswer>;
} & Record<
  'get' | 'post' | 'put' | 'delete',
  (path: string, options?: HttpOptions) => Promise<HttpAnswer>
>;

/** Requests below `origin`. Paths are whole: `/api/newsroom/threads`, `/newsroom/queue`. */
export const createHttp = (origin: string, firstAdmin: () => Promise<string>): Http => {
  const request: Http['request'] = async (method, path, options = {}) => {
    const { body } = options;
    const isRaw = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(new URL(path, origin), {
      method,
      redirect: 'manual',
      body: isRaw ? (body as BodyInit | undefined) : JSON.stringify(body),
      headers: {
        ...(!isRaw && { 'content-type': 'application/json' }),
        ...(await authorization(options, firstAdmin)),
        ...(options.ip && { 'x-forwarded-for': options.ip }),
        ...options.headers,
      },
    });
    // A stream has no end to wait for.
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (isStream) await response.body?.cancel();
    const text = isStream ? '' : await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && text !== '';
    return {
      status: response.status,
      body: isJson ? JSON.parse(text) : text,
      headers: response.headers,
    };
  };
  return {
    request,
    get: (path, options) => request('GET', path, options),
    post: (path, options) => request('POST', path, options),
    put: (path, options) => request('PUT', path, options),
    delete: (path, options) => request('DELETE', path, options),
  };
};

const authorization = async (
  { token, guest, admin }: HttpOptions,
  firstAdmin: () => Promise<string>
): Promise<Record<string, string>> => {
  if (admin) return { authorization: `Bearer ${admin === true ? await firstAdmin() : admin}` };
  if (token) return { authorization: `Bearer ${token}` };
  return guest ? { authorization: `Guest ${guest}` } : {};
};
