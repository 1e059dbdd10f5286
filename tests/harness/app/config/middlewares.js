module.exports = () => require('../settings')().middlewares;
