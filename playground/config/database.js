const path = require('node:path');

const { folder } = require('../data-folder');

module.exports = () => ({
  connection: {
    client: 'sqlite',
    connection: { filename: path.join(folder, 'newsroom.db') },
    useNullAsDefault: true,
  },
});
