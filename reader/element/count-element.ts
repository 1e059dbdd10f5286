import { defaultApi } from './default-api';
import { gatherCount } from './gather-counts';
import { localeOf } from './locale-of';
import { ElementBase, reflect, takeOver, type Reflected } from './reflecting';
import { textsOf } from './texts';

const attributes = ['thread', 'api', 'locale', 'thread-locale', 'format'];

/**
 * `<newsroom-count thread="…" api="…">`: how many comments a thread has, as `3 comments`, or as `3` with
 * `format="number"`. All of a page are asked for at once. It is text of the page itself, with no styles
 * of its own; what stands between the tags stays until the number is there, and where there is none.
 */
export class NewsroomCount extends ElementBase {
  static readonly observedAttributes = attributes;

  declare thread: Reflected;
  declare api: Reflected;
  declare locale: Reflected;
  declare threadLocale: Reflected;
  declare format: Reflected;

  #turn = 0;
  #end: AbortController | null = null;

  constructor() {
    super();
    takeOver(this, attributes);
  }

  connectedCallback(): void {
    this.#end = new AbortController();
    const { signal } = this.#end;
    // Where the comments are on the same page, both say the same.
    document.addEventListener(
      'newsroom-count',
      ({ detail: { thread, commentCount } }) => {
        if (thread === this.getAttribute('thread')) this.#show(commentCount);
      },
      { signal }
    );
    void this.#read();
  }

  disconnectedCallback(): void {
    this.#end?.abort();
    this.#turn += 1;
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before !== now && this.isConnected) void this.#read();
  }

  async #read(): Promise<void> {
    const turn = (this.#turn += 1);
    const thread = this.getAttribute('thread');
    if (!thread) return;
    const count = await gatherCount({
      thread,
      api: this.getAttribute('api') ?? defaultApi(),
      locale: this.getAttribute('thread-locale'),
    });
    if (turn === this.#turn && count !== undefined) this.#show(count);
  }

  #show(count: number): void {
    const texts = textsOf(this.getAttribute('locale') ?? localeOf(this));
    const isNumber = this.getAttribute('format') === 'number';
    this.textContent = isNumber ? texts.number(count) : texts.count('comments', count);
  }
}

reflect(NewsroomCount.prototype, attributes);
