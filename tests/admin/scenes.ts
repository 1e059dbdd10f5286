import { uids } from '../../content-types';
import type { BusyNewsroom } from './busy-newsroom';

/** Something that is to be seen in the admin, and how to get there whatever its language is. */
export type Scene = {
  readonly name: string;
  readonly path: (newsroom: BusyNewsroom) => string;
  /** What is ours in it. */
  readonly within: string;
  /** Selector of what is there once all is. */
  readonly ready: string;
  /** Keys that open it above the desk, where one is. */
  readonly keys?: readonly string[];
  /** Selector of what opens it. */
  readonly click?: string;
  /** What it asks the server for. */
  readonly asks?: RegExp;
};

export const paths = {
  desk: '/plugins/newsroom',
  threads: '/plugins/newsroom/threads',
  audit: '/plugins/newsroom/audit',
  jobs: '/plugins/newsroom/jobs',
  home: '/',
  articles: `/content-manager/collection-types/${uids.article}`,
  newArticle: `/content-manager/collection-types/${uids.article}/create`,
} as const;

/** What is checked: around widget, panel and column stands what is Strapi's own. */
export const parts = {
  screen: 'body',
  dialog: '[role=dialog]',
  widget: '[aria-labelledby="plugin::newsroom.desk"] main > *',
  panel: 'aside div[dir]',
} as const;

const { screen, dialog } = parts;

const aboveDesk = (
  name: string,
  keys: readonly string[],
  ready: string,
  more: Partial<Scene> = {}
): Scene => ({
  name,
  path: () => paths.desk,
  within: dialog,
  keys,
  ready: `${dialog} ${ready}`,
  ...more,
});

/** Those above the desk follow it. */
export const scenes: readonly Scene[] = [
  {
    name: 'desk',
    path: () => paths.desk,
    within: screen,
    ready: 'article[data-comment]',
    asks: /\/newsroom\/queue\?/,
  },
  aboveDesk('filters', [], '[role=combobox]', { click: 'form[role=search] + button' }),
  aboveDesk('help', ['?'], 'dl'),
  aboveDesk('reject', ['j', 'r'], '[role=radio]'),
  aboveDesk('reply', ['c'], 'textarea'),
  aboveDesk('conversation', ['o'], 'article', { asks: /\/conversation/ }),
  aboveDesk('history', ['h'], 'ins', { asks: /\/history/ }),
  aboveDesk('author', ['u'], 'section ol > li', { asks: /\/newsroom\/authors\// }),
  aboveDesk('sanction', ['u'], 'form:has(footer) textarea', {
    click: `${dialog} section button >> nth=2`,
  }),
  {
    name: 'selected',
    path: () => paths.desk,
    within: screen,
    keys: ['x', 'j', 'x'],
    ready: 'article [data-state=checked]',
  },
  {
    name: 'threads',
    path: () => paths.threads,
    within: screen,
    ready: 'tbody tr',
    asks: /\/newsroom\/threads\?/,
  },
  {
    name: 'thread',
    path: ({ thread }) => `${paths.threads}/${thread}`,
    within: screen,
    ready: 'section li time',
    asks: /(?<!plugins)\/newsroom\/threads\/\w+$/,
  },
  {
    name: 'audit',
    path: () => paths.audit,
    within: screen,
    ready: 'tbody tr',
    asks: /\/newsroom\/audit\?/,
  },
  {
    name: 'jobs',
    path: () => paths.jobs,
    within: screen,
    ready: 'tbody tr',
    asks: /(?<!plugins)\/newsroom\/jobs$/,
  },
  {
    name: 'home',
    path: () => paths.home,
    within: parts.widget,
    ready: `${parts.widget} li`,
    asks: /\/newsroom\/overview/,
  },
  {
    name: 'article',
    path: ({ article }) => `${paths.articles}/${article}`,
    within: parts.panel,
    ready: `${parts.panel} li`,
    asks: /\/newsroom\/subjects\/.*\/thread/,
  },
  {
    name: 'articles',
    path: () => paths.articles,
    within: 'tbody td:has(> div > span[title])',
    ready: 'tbody span[title]',
  },
];
