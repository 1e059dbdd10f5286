const path = require('node:path');

const { secrets } = require('../data-folder');

module.exports = ({ env }) => ({
  'users-permissions': { config: { jwtSecret: secrets().jwt, jwtManagement: 'refresh' } },
  newsroom: {
    enabled: true,
    resolve: path.resolve(__dirname, '../..'),
    config: {
      // All who write here write from one address, and the seed writes for all at once.
      limits: { perAuthor: 100, perAddress: 1000 },
      // The site in `playground/site`.
      site: {
        name: 'The Arle Valley Courier',
        description: 'Harwick, the harbour and the river since 1887',
        url: `http://localhost:${env.int('PORT', 1337)}/news/`,
        publicUrls: { 'plugin::newsroom.article': '/news/{locale}/{slug}' },
      },
      moderation: {
        options: {
          'blocked-words': { words: ['inbred', 'idiot*'] },
          'held-words': { words: ['clown*', 'scam', 'brother in law', 'mummy'] },
        },
      },
    },
  },
});
