const path = require('node:path');

const { folder, secrets } = require('../data-folder');

module.exports = ({ env }) => {
  const { firstKey, secondKey } = secrets();
  return {
    host: env('HOST', '127.0.0.1'),
    port: env.int('PORT', 1337),
    app: { keys: [firstKey, secondKey] },
    dirs: { public: path.join(folder, 'public') },
    logger: {
      startup: { enabled: env.bool('STRAPI_STARTUP_LOG', true) },
      updates: { enabled: false },
      config: { level: env('STRAPI_LOG_LEVEL', 'http') },
    },
  };
};
