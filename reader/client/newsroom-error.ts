import type { ServerErrorCode } from '../contracts';

/**
 * What a `NewsroomError` is about. The server's own codes, and
 * - `STRAPI_ERROR`: Strapi refused by itself, before the plugin was asked: an account's token that is
 *   no longer valid (401), an action that is not granted (403), a route that is not there (404). The
 *   `status` says which;
 * - `NETWORK`: there was no answer, or it broke off;
 * - `UNREADABLE`: something answered that is not the content API, such as a proxy's error page.
 */
export type ErrorCode = ServerErrorCode | 'STRAPI_ERROR' | 'NETWORK' | 'UNREADABLE';

/** Everything that the client rejects with, except the reason of a signal that was aborted. */
export class NewsroomError extends Error {
  override readonly name = 'NewsroomError';
  /** Stable: what to tell cases apart by. */
  readonly code: ErrorCode;
  /** The HTTP status; 0 for `NETWORK`. */
  readonly status: number;
  /** What else the server says: `field`, `problems`, `retryAfter` (seconds), `until` … */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    {
      message,
      status = 0,
      details = {},
      cause,
    }: {
      message: string;
      status?: number;
      details?: Readonly<Record<string, unknown>>;
      cause?: unknown;
    }
  ) {
    super(message, { cause });
    this.code = code;
    this.status = status;
    this.details = details;
  }
}
