const path = require('node:path');

const { secrets } = require('../data-folder');

module.exports = () => ({
  'users-permissions': { config: { jwtSecret: secrets().jwt, jwtManagement: 'refresh' } },
  newsroom: { enabled: true, resolve: path.resolve(__dirname, '../..') },
});
