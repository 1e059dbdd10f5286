const path = require('node:path');

const { secrets } = require('../data-folder');

module.exports = () => ({
  'users-permissions': { config: { jwtSecret: secrets().jwt, jwtManagement: 'refresh' } },
  newsroom: {
    enabled: true,
    resolve: path.resolve(__dirname, '../..'),
    config: {
      // All who write here write from one address, and the seed writes for all at once.
      limits: { perAuthor: 100, perAddress: 1000 },
      moderation: {
        options: {
          'blocked-words': { words: ['inbred', 'idiot*'] },
          'held-words': { words: ['clown*', 'scam', 'brother in law', 'mummy'] },
        },
      },
    },
  },
});
