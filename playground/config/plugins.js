const path = require('node:path');

const { secrets } = require('../data-folder');

module.exports = () => ({
  'users-permissions': { config: { jwtSecret: secrets().jwt, jwtManagement: 'refresh' } },
  newsroom: {
    enabled: true,
    resolve: path.resolve(__dirname, '../..'),
    config: {
      moderation: {
        options: {
          'blocked-words': { words: ['inbred', 'idiot*'] },
          'held-words': { words: ['clown*', 'scam', 'brother in law', 'mummy'] },
        },
      },
    },
  },
});
