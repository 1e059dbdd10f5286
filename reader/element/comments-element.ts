import { linkTo } from './comment-actions';
import { defaultApi } from './default-api';
import { createElementClient } from './element-client';
import type { NewsroomEvents } from './events';
import { paint } from './h';
import { listen } from './live';
import { localeOf } from './locale-of';
import { goTo, load, refresh } from './read';
import { readBrought } from './read-brought';
import { ElementBase, reflect, takeOver, type Reflected } from './reflecting';
import { render } from './render';
import type { Sort } from './discussion';
import { View, type ElementClient } from './view';

/** Attributes that say what is shown: with another value of one, all begins anew. */
const attributes = [
  ...['thread', 'api', 'locale', 'thread-locale', 'sort', 'limit', 'replies'],
  ...['heading', 'permalink', 'no-live', 'loading'],
];

/**
 * `<newsroom-comments thread="…" api="https://cms.example.com">`: the comments of one thread, to read
 * and to write. See docs/element.md.
 */
export class NewsroomComments extends ElementBase {
  static readonly observedAttributes = attributes;
  /** One for all elements of a page: no policy against inline styles is in its way. */
  declare static styles: CSSStyleSheet;

  declare thread: Reflected;
  declare api: Reflected;
  declare locale: Reflected;
  declare threadLocale: Reflected;
  declare sort: Reflected;
  declare limit: Reflected;
  declare replies: Reflected;
  declare heading: Reflected;
  declare permalink: Reflected;
  declare noLive: Reflected;
  declare loading: Reflected;
  declare theme: Reflected;

  #token: (() => string | null | undefined | Promise<string | null | undefined>) | null = null;
  #client: ElementClient | null = null;
  #view: View | null = null;
  #isDue = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #count: number | null = null;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [NewsroomComments.styles];
    takeOver(this, [...attributes, 'theme', 'token', 'client']);
  }

  /** Answers the JWT of the users-permissions user who reads; nothing for a guest. */
  get token() {
    return this.#token;
  }
  set token(token) {
    this.#token = token;
    this.#begin();
  }

  /** A client to ask with, in place of one made from `api` and `token`. */
  get client() {
    return this.#client;
  }
  set client(client) {
    this.#client = client;
    this.#begin();
  }

  connectedCallback(): void {
    if (!this.#view) this.#begin();
  }

  disconnectedCallback(): void {
    // Where it is only moved, it goes on.
    queueMicrotask(() => {
      if (!this.isConnected) this.#end();
    });
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before !== now) this.#begin();
  }

  /** Reads the comments anew; what others wrote meanwhile is offered. */
  async refresh(): Promise<void> {
    if (this.#view?.status === 'ready') await refresh(this.#view);
  }

  /** Begins anew, once for all that is changed now. */
  #begin(): void {
    this.#end();
    if (!this.isConnected) return;
    const view = this.#newView();
    this.#view = view;
    view.update();
    queueMicrotask(() => {
      if (view === this.#view) void this.#run(view);
    });
  }

  #end(): void {
    this.#view?.end.abort();
    this.#view = null;
    clearTimeout(this.#timer);
  }

  #newView(): View {
    const number = (name: string, standard: number) =>
      Number.parseInt(this.getAttribute(name) ?? '') || standard;
    const sort = this.getAttribute('sort') as Sort | null;
    const api = this.getAttribute('api') ?? defaultApi();
    const end = new AbortController();
    const token = () => this.#token?.();
    const client =
      this.#client ?? createElementClient({ api, token, fetch: readUntil(end.signal) });
    return new View({
      end,
      client,
      sort: sort === 'oldest' || sort === 'top' ? sort : 'newest',
      settings: {
        api,
        thread: this.getAttribute('thread') ?? '',
        locale: this.getAttribute('locale') ?? localeOf(this),
        threadLocale: this.getAttribute('thread-locale') ?? undefined,
        limit: number('limit', 25),
        replies: number('replies', 3),
        heading: Math.min(6, number('heading', 2)),
        permalink: this.getAttribute('permalink') ?? 'comment-',
      },
      token,
      paint: () => this.#paintSoon(),
      emit: (name, detail) => this.#emit(name, detail),
    });
  }

  async #run(view: View): Promise<void> {
    const { signal } = view.end;
    if (document.readyState === 'loading' && !this.querySelector('.newsroom-data')) {
      await new Promise((go) => document.addEventListener('DOMContentLoaded', go, { once: true }));
    }
    const brought = readBrought(this);
    if (!brought && this.getAttribute('loading') === 'lazy' && !linkedTo(view)) {
      await nearby(this);
    }
    if (view !== this.#view) return;
    await load(view, brought);
    if (view !== this.#view || view.status !== 'ready') return;
    this.#emit('ready', { commentCount: view.discussion.count, open: view.discussion.open });
    const follow = () => {
      const id = linkedTo(view);
      if (id) void goTo(view, id);
    };
    addEventListener('hashchange', follow, { signal });
    follow();
    // A cached page knows neither who reads it nor what has happened since.
    if (brought) void refresh(view);
    if (!this.hasAttribute('no-live')) listen(view);
  }

  #paintSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      if (this.#view && this.shadowRoot) this.#paint(this.#view, this.shadowRoot);
    });
  }

  #paint(view: View, root: ShadowRoot): void {
    paint(root, render(view, this));
    const focused = root.getElementById(view.focus ?? '');
    view.focus = null;
    if (focused) moveTo(focused);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => view.update(), view.isCountingDown ? 1_000 : 30_000);
    const { count } = view.discussion;
    if (view.status === 'ready' && count !== this.#count) {
      this.#count = count;
      this.#emit('count', { commentCount: count });
    }
  }

  #emit<Name extends keyof NewsroomEvents>(name: Name, detail: NewsroomEvents[Name]): void {
    const thread = this.getAttribute('thread') ?? '';
    const init = { bubbles: true, composed: true, detail: { thread, ...detail } };
    this.dispatchEvent(new CustomEvent(`newsroom-${name}`, init));
  }
}

reflect(NewsroomComments.prototype, [...attributes, 'theme']);

/** Ends what is only read, when that is not wanted any more. What is written is written. */
const readUntil =
  (signal: AbortSignal): typeof fetch =>
  (url, init) =>
    fetch(url, init?.method === 'GET' ? { ...init, signal } : init);

/** The comment that the page's address leads to. */
const linkedTo = (view: View): string | null => {
  // As the browser writes it.
  const { hash: start } = new URL(linkTo(view, ''));
  const { hash } = location;
  return start && hash.startsWith(start) ? hash.slice(start.length) || null : null;
};

/** Waits until the reader comes near. */
const nearby = (element: Element): Promise<void> =>
  new Promise((go) => {
    const observer = new IntersectionObserver(
      (seen) => {
        if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
        observer.disconnect();
        go();
      },
      { rootMargin: '600px' }
    );
    observer.observe(element);
  });

const moveTo = (element: HTMLElement): void => {
  element.focus({ preventScroll: true });
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const isTall = element.offsetHeight > innerHeight / 2;
  const block = element.localName !== 'article' ? 'nearest' : isTall ? 'start' : 'center';
  element.scrollIntoView({ block, behavior: isCalm ? 'auto' : 'smooth' });
};
