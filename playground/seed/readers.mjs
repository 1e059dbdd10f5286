import { editor } from '../demo/addresses.mjs';

const commentUid = 'plugin::newsroom.comment';
const userUid = 'plugin::users-permissions.user';

/** Who writes as often as this has an account. */
const memberFrom = 5;

/** @param {string} name */
const isStaff = (name) => name.endsWith('(Courier)');

/** @param {string} name */
const emailOf = (name) => `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@newsroom.test`;

/**
 * The people below the articles: staff, who write in the Content Manager, and readers with an account
 * or without, who write through the content API and prove by a token who they are.
 *
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {import('./api.mjs').Api} api
 * @param {string[]} authors One name for each comment that there will be.
 */
export async function createReaders(strapi, api, authors) {
  /** @type {Map<string, string>} What proves who they are, by name. */
  const proofs = new Map();
  for (const name of new Set(authors)) {
    const comments = authors.filter((author) => author === name).length;
    if (isStaff(name)) proofs.set(name, await staffProof(strapi, api, name));
    else if (comments >= memberFrom) proofs.set(name, await memberProof(strapi, name));
  }

  return {
    /**
     * @param {string} name
     * @param {{ article: string, thread: string, body: string, parent: string | null }} draft
     * @returns {Promise<string>} the comment's `documentId`
     */
    write: async (name, { article, thread, body, parent }) => {
      const proof = proofs.get(name);
      if (isStaff(name)) {
        const path = `/content-manager/collection-types/${commentUid}`;
        return (await api.call('POST', path, { thread, body, parent }, proof)).data.documentId;
      }
      const { data, meta } = await api.call(
        'POST',
        `/api/newsroom/threads/${article}/comments`,
        { body, ...(parent && { parent }), ...(!proof && { author: { name } }) },
        proof
      );
      if (meta.guestToken) proofs.set(name, `Guest ${meta.guestToken}`);
      return data.id;
    },
  };
}

/** @param {import('@strapi/strapi').Core.Strapi} strapi @param {string} name */
async function memberProof(strapi, name) {
  const { service } = strapi.plugin('users-permissions');
  const role = { type: 'authenticated' };
  const user =
    (await strapi.db.query(userUid).findOne({ where: { username: name } })) ??
    (await service('user').add({
      username: name,
      email: emailOf(name),
      password: editor.password,
      provider: 'local',
      confirmed: true,
      role: (await strapi.db.query('plugin::users-permissions.role').findOne({ where: role })).id,
    }));
  return `Bearer ${await service('jwt').issue({ id: user.id })}`;
}

/**
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {import('./api.mjs').Api} api
 * @param {string} name
 */
async function staffProof(strapi, api, name) {
  const login = { email: emailOf(name), password: editor.password };
  if (!(await strapi.db.query('admin::user').findOne({ where: { email: login.email } }))) {
    const { id } = await strapi.service('admin::role').getSuperAdmin();
    const [firstname, ...others] = name.split(' ');
    const names = { firstname, lastname: others.join(' ') };
    await strapi.service('admin::user').create({ ...login, ...names, isActive: true, roles: [id] });
  }
  return `Bearer ${(await api.call('POST', '/admin/login', login)).data.token}`;
}
