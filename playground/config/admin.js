const { secrets } = require('../data-folder');

module.exports = () => {
  const { admin, apiToken, transferToken, encryption } = secrets();
  return {
    auth: { secret: admin },
    apiToken: { salt: apiToken },
    transfer: { token: { salt: transferToken } },
    secrets: { encryptionKey: encryption },
    flags: { nps: false, promoteEE: false },
    autoOpen: false,
  };
};
