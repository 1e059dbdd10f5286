module.exports = {
  /** The website beside Strapi, on the same port. */
  async register({ strapi }) {
    const { createSite } = await import('../site/site.mjs');
    const { port } = strapi.config.get('server');
    const api = `http://127.0.0.1:${port}/api/newsroom`;
    const sitemap = `http://localhost:${port}/api/newsroom/sitemaps/articles.xml`;
    strapi.server.use(createSite({ api, sitemap }));
  },
  bootstrap() {},
};
