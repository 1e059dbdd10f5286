import { NewsroomError, type ErrorCode } from './newsroom-error';

type Refused = {
  readonly message?: unknown;
  readonly details?: { readonly code?: ErrorCode } & Readonly<Record<string, unknown>>;
};

/** What an answer says, as JSON; nothing where it is none. */
export const parse = (text: string): { readonly data?: unknown; readonly error?: Refused } => {
  try {
    return Object(JSON.parse(text)) as object;
  } catch {
    return {};
  }
};

/** Something answered that is not the content API, such as a proxy's error page. */
export const unreadable = (status: number): NewsroomError =>
  new NewsroomError('UNREADABLE', {
    message: `The server answered ${status}, but not as the content API does`,
    status,
  });

/** The error in an answer that is not a success, whose body is this text. */
export const readRefusal = (status: number, text: string): NewsroomError => {
  const { message, details = {} } = parse(text).error ?? {};
  return typeof message === 'string'
    ? new NewsroomError(details.code ?? 'STRAPI_ERROR', { message, status, details })
    : unreadable(status);
};
