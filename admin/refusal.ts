import { isRecord } from './answer';

/** What an error of a request says, as far as it is known. */
export type Refusal = {
  readonly status: number | null;
  /** Stable code of `server/errors.ts`. */
  readonly code: string | null;
  /** In the server's words. */
  readonly message: string | null;
  readonly details: Readonly<Record<string, unknown>>;
};

/** Reads any error that RTK Query hands out: the server's, the network's, or one of our own. */
export const refusal = (error: unknown): Refusal => {
  const { status, message, details } = isRecord(error) ? error : {};
  const known = isRecord(details) ? details : {};
  return {
    status: typeof status === 'number' ? status : null,
    code: typeof known.code === 'string' ? known.code : null,
    message: typeof message === 'string' && message ? message : null,
    details: known,
  };
};
