const settings = require('../settings');

module.exports = {
  register: (context) => settings().register?.(context),
  bootstrap: (context) => settings().bootstrap?.(context),
};
