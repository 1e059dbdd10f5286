/** The plugin's id: its menu path is `plugins/newsroom`, its admin API stands below `/newsroom`. */
export const pluginId = 'newsroom';
