import { editor } from '../demo/addresses.mjs';

/**
 * Requests to the running Strapi, as a browser would send them. Answers other than success throw.
 *
 * @param {string} origin
 */
export function createApi(origin) {
  /** @type {string | undefined} */
  let adminToken;

  /**
   * @param {string} method
   * @param {string} path
   * @param {unknown} [body]
   * @param {string} [authorization]
   */
  const call = async (method, path, body, authorization) => {
    const response = await fetch(new URL(path, origin), {
      method,
      headers: {
        'content-type': 'application/json',
        ...(authorization && { authorization }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? null : JSON.parse(text);
  };

  return {
    call,
    /** Registers the demo's editor as the first admin, or logs in. */
    logIn: async () => {
      const registration = { ...editor, firstname: 'Nora', lastname: 'Lindgren' };
      const isNew = !(await call('GET', '/admin/init')).data.hasAdmin;
      const { data } = isNew
        ? await call('POST', '/admin/register-admin', registration)
        : await call('POST', '/admin/login', editor);
      adminToken = data.token;
    },
    /** @param {string} method @param {string} path @param {unknown} [body] */
    asEditor: (method, path, body) => call(method, path, body, `Bearer ${adminToken}`),
  };
}

/** @typedef {ReturnType<typeof createApi>} Api */
