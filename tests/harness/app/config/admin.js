module.exports = () => require('../settings')().admin;
