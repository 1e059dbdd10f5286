import type { NewsroomComments } from './comments-element';

type Common = {
  readonly key?: string | number | null;
  readonly ref?: unknown;
  readonly id?: string;
  readonly class?: string;
  readonly className?: string;
  readonly style?: unknown;
  readonly slot?: string;
  readonly lang?: string;
  readonly hidden?: boolean;
  readonly children?: unknown;
  /** React's and Preact's: what the server made for readers without JavaScript. */
  readonly dangerouslySetInnerHTML?: { __html: string };
  readonly thread: string;
  readonly api?: string;
  readonly locale?: string;
  readonly 'thread-locale'?: string;
};

/** The attributes of `<newsroom-comments>` in JSX. Where a framework sets properties (React from 19 on,
 * Preact, Vue), `token` and `client` can be given as well. */
export type NewsroomCommentsAttributes = Common & {
  readonly sort?: 'newest' | 'oldest' | 'top';
  readonly theme?: 'light' | 'dark' | 'auto';
  readonly limit?: number | string;
  readonly replies?: number | string;
  readonly heading?: number | string;
  readonly permalink?: string;
  readonly loading?: 'lazy' | 'eager';
  readonly 'no-live'?: boolean | '';
  readonly token?: NewsroomComments['token'];
  readonly client?: NewsroomComments['client'];
};

/** The attributes of `<newsroom-count>` in JSX. */
export type NewsroomCountAttributes = Common & { readonly format?: 'number' };

/** Both elements in JSX: for `namespace JSX { interface IntrinsicElements extends NewsroomElements {} }`
 * of the framework's module; docs/element.md has it for React. */
export type NewsroomElements = {
  'newsroom-comments': NewsroomCommentsAttributes;
  'newsroom-count': NewsroomCountAttributes;
};
