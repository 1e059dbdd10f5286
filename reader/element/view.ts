import type { Client } from '../client';
import type { CommentsAnswer, ThreadAnswer } from '../contracts';
import { Discussion, type Sort } from './discussion';
import type { NewsroomEvents } from './events';
import type { Form } from './forms';
import type { Refusal } from './refusal';
import { textsOf, type Texts } from './texts';

export type ElementClient = {
  readonly threads: Pick<Client['threads'], 'get' | 'counts'>;
  readonly comments: Client['comments'];
};
export type Policy = ThreadAnswer['data']['policy'];

/** What a site decides, by attributes. */
export type Settings = {
  /** Where Strapi is. */
  readonly api: string;
  readonly thread: string;
  /** The language of the words. */
  readonly locale: string;
  /** The language of the thread's entry; undefined: threads are in no language, or in the default one. */
  readonly threadLocale: string | undefined;
  readonly limit: number;
  readonly replies: number;
  /** Of the heading: 2 is `h2`. */
  readonly heading: number;
  /** What a permanent link's fragment begins with. */
  readonly permalink: string;
};

/** What the answers to the first two requests are, or what a page brought along in their place. */
export type FirstAnswers = { readonly thread: ThreadAnswer; readonly comments: CommentsAnswer };

/** How a guest signs. */
export type Signature = { name: string; email: string; url: string };

type Given = {
  readonly settings: Settings;
  readonly client: ElementClient;
  readonly sort: Sort;
  /** The JWT of the reader's account. */
  token(): string | null | undefined | Promise<string | null | undefined>;
  /** Makes the page look like the view, soon. */
  paint(): void;
  emit<Name extends keyof NewsroomEvents>(name: Name, detail: NewsroomEvents[Name]): void;
};

/** All that one element shows, as it is now. Whoever changes it says `update()`. */
export class View {
  readonly settings: Settings;
  readonly client: ElementClient;
  /** The order that the reader wants; `discussion` has it as soon as it is read. */
  sort: Sort;
  texts: Texts;
  status: 'loading' | 'ready' | 'unknown' | 'failed' = 'loading';
  policy: Policy | null = null;
  /** The thread's own name, whatever name it was asked for by. */
  thread = '';
  discussion: Discussion;
  /** By the comment each is at; the one below the heading is at the empty name. */
  readonly forms = new Map<string, Form>();
  /** What is to be said of a comment: that its link was copied, why it could not be voted on. */
  readonly notices = new Map<string, Refusal>();
  /** Whether the reader has an account, and so no name to give. */
  isUser = false;
  signature: Signature = { name: '', email: '', url: '' };
  /** Whether the reader has signed here before, and need not again. */
  isSigned = false;
  isOffline = false;
  /** Comments to be found at a glance: what came in last, or what a permanent link leads to. */
  marked: ReadonlySet<string> = new Set();
  /** What is said to those who do not see, and shown for a moment to those who do. */
  said: string | null = null;
  /** Where focus goes once it is there. */
  focus: string | null = null;
  /** Ends with the view; everything that it began ends as well. */
  readonly end = new AbortController();

  constructor(readonly given: Given) {
    const { settings, client, sort } = given;
    this.settings = settings;
    this.texts = textsOf(settings.locale);
    this.client = client;
    this.sort = sort;
    this.discussion = new Discussion(sort);
  }

  /** @param focus the id of the element that gets the focus */
  update(focus?: string): void {
    if (focus !== undefined) this.focus = focus;
    if (!this.end.signal.aborted) this.given.paint();
  }

  /** Whether something on the page is counted by the second. */
  get isCountingDown(): boolean {
    return (
      this.discussion.isEditable() ||
      [...this.forms.values(), ...this.notices.values()].some((one) => {
        const { until } = 'kind' in one ? (one.refusal ?? { until: null }) : one;
        return until !== null && until > Date.now();
      })
    );
  }

  get locale(): { locale?: string } {
    const { threadLocale } = this.settings;
    return threadLocale === undefined ? {} : { locale: threadLocale };
  }

  /** Whether the reader may write here at all. */
  get canPost(): boolean {
    return this.discussion.open && (this.isUser || Boolean(this.policy?.guests));
  }
}
