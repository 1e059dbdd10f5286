/** The admin's languages that the plugin is translated into, besides English. */
const locales = ['ar', 'de', 'es', 'fr', 'ja'];

export default { config: { locales }, bootstrap() {} };
