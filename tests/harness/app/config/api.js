module.exports = () => require('../settings')().api;
