import { uids } from '../../content-types';
import type { Http, HttpAnswer } from './http';

export type EntryOptions = {
  /** Full name of the content type. @default the article's */
  readonly uid?: string;
  readonly locale?: string;
  /** Who does it. @default the first admin */
  readonly admin?: string;
};

export type Entry = {
  readonly documentId: string;
  readonly id: number;
  // Entries of any content type.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly [field: string]: any;
};

/**
 * Writes entries as editors do: through the Content Manager's own endpoints. Answers other than
 * success throw, with Strapi's words.
 */
export type ContentManager = {
  /** Saves a new draft. */
  create(data: Record<string, unknown>, options?: EntryOptions): Promise<Entry>;
  /** Saves changes, of another locale too. */
  update(id: string, data: Record<string, unknown>, options?: EntryOptions): Promise<Entry>;
  /** Publishes a new entry, or one that exists as it is (saved changes and all). */
  publish(dataOrId: Record<string, unknown> | string, options?: EntryOptions): Promise<Entry>;
  unpublish(id: string, options?: EntryOptions): Promise<Entry>;
  discard(id: string, options?: EntryOptions): Promise<Entry>;
  delete(id: string, options?: EntryOptions): Promise<void>;
};

export const createContentManager = (http: Http): ContentManager => {
  const call = async (
    method: string,
    rest: string,
    body: Record<string, unknown> | undefined,
    { uid = uids.article, locale, admin }: EntryOptions = {}
  ): Promise<Entry> => {
    const query = locale ? `?locale=${locale}` : '';
    const path = `/content-manager/collection-types/${uid}${rest}${query}`;
    return dataOf(path, await http.request(method, path, { body, admin: admin ?? true }));
  };
  return {
    create: (data, options) => call('POST', '', data, options),
    update: (id, data, options) => call('PUT', `/${id}`, data, options),
    publish: (dataOrId, options) =>
      typeof dataOrId === 'string'
        ? call('POST', `/${dataOrId}/actions/publish`, {}, options)
        : call('POST', '/actions/publish', dataOrId, options),
    unpublish: (id, options) => call('POST', `/${id}/actions/unpublish`, {}, options),
    discard: (id, options) => call('POST', `/${id}/actions/discard`, {}, options),
    delete: async (id, options) => {
      await call('DELETE', `/${id}`, undefined, options);
    },
  };
};

const dataOf = (path: string, { status, body }: HttpAnswer): Entry => {
  if (status < 300) return body.data;
  throw new Error(`${path} answered ${status}: ${JSON.stringify(body)}`);
};
