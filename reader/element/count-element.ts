import { defaultApi } from './default-api';
import { gatherCounts } from './gather-counts';
import { localeOf } from './locale-of';
import { ElementBase, reflect, takeOver, type Reflected } from './reflecting';
import { textsOf, type Texts } from './texts';

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
  #texts: Texts | null = null;

  constructor() {
    super();
    takeOver(this, attributes);
  }

  connectedCallback(): void {
    document.addEventListener('newsroom-count', this);
    void this.#read();
  }

  /** Where the comments are on the same page, both say the same. */
  handleEvent({ detail: { thread, commentCount } }: DocumentEventMap['newsroom-count']): void {
    if (thread === this.getAttribute('thread')) this.#show(commentCount);
  }

  disconnectedCallback(): void {
    document.removeEventListener('newsroom-count', this);
    this.#turn += 1;
  }

  attributeChangedCallback(_name: string, before: string | null, now: string | null): void {
    if (before !== now && this.isConnected) void this.#read();
  }

  async #read(): Promise<void> {
    const turn = (this.#turn += 1);
    const thread = this.getAttribute('thread');
    if (!thread) return;
    const words = this.getAttribute('locale') ?? localeOf(this);
    const answer = await gatherCounts({
      thread,
      api: this.getAttribute('api') ?? defaultApi(),
      locale: this.getAttribute('thread-locale'),
      words,
    });
    if (turn !== this.#turn || !answer) return;
    this.#texts = textsOf(words, answer.meta.words);
    this.#show(answer.data[thread]);
  }

  #show(count: number | undefined): void {
    const texts = this.#texts;
    if (!texts || count === undefined) return;
    const isNumber = this.getAttribute('format') === 'number';
    this.textContent = isNumber ? texts.number(count) : texts.count('comments', count);
  }
}

reflect(NewsroomCount.prototype, attributes);
