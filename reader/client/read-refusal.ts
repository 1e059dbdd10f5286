import { NewsroomError, type ErrorCode } from './newsroom-error';

type Body = {
  error: { message: string; details?: { code?: ErrorCode } & Record<string, unknown> };
};

/** The error in an answer that is not a success, whose body is this text. */
export const readRefusal = (
  { status, statusText }: Pick<Response, 'status' | 'statusText'>,
  text: string
): NewsroomError => {
  const error = parse(text)?.error;
  if (error === undefined) {
    const message = `The server answered ${[status, statusText].join(' ').trim()}, not as the content API does`;
    return new NewsroomError('UNREADABLE', { message, status });
  }
  const { message, details = {} } = error;
  return new NewsroomError(details.code ?? 'STRAPI_ERROR', { message, status, details });
};

const parse = (text: string): Body | null => {
  try {
    const body = JSON.parse(text) as Partial<Body> | null;
    return typeof body?.error?.message === 'string' ? (body as Body) : null;
  } catch {
    return null;
  }
};
