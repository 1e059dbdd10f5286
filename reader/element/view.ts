import type { Client } from '../client';
import type { CommentsAnswer, ThreadAnswer } from '../contracts';
import { Discussion, type Sort } from './discussion';
import type { NewsroomEvents } from './events';
import type { Form } from './forms';
import type { Refusal } from './refusal';
import { textsOf, timeLeft, type Texts } from './texts';

export type ElementClient = {
  readonly threads: Pick<Client['threads'], 'get'>;
  readonly comments: Omit<Client['comments'], 'pages' | 'replyPages' | 'html'>;
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
  /** Ends with the view; everything that it began ends as well. */
  readonly end: AbortController;
  /** The order that the reader wants; `discussion` has it as soon as it is read. */
  readonly sort: Sort;
  /** The JWT of the reader's account. */
  token(): string | null | undefined | Promise<string | null | undefined>;
  /** Makes the page look like the view, soon. */
  paint(): void;
  emit<Name extends keyof NewsroomEvents>(name: Name, detail: NewsroomEvents[Name]): void;
};

/** All that one element shows, as it is now. Whoever changes it says `update()`. */
export class View {
  declare readonly settings: Settings;
  declare readonly client: ElementClient;
  declare readonly end: AbortController;
  declare sort: Sort;
  declare readonly token: Given['token'];
  declare readonly paint: Given['paint'];
  declare readonly emit: Given['emit'];
  texts: Texts;
  status: 'loading' | 'ready' | 'unknown' | 'failed' = 'loading';
  /** As soon as the status is `ready`. */
  declare policy: Policy;
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
  /** Whether something that is shown is counted by the second. */
  isCountingDown = false;
  /** Where focus goes once it is there. */
  focus: string | null = null;

  constructor(given: Given) {
    Object.assign(this, given);
    this.texts = textsOf(given.settings.locale);
    this.discussion = new Discussion(given.sort);
  }

  /** @param focus the id of the element that gets the focus */
  update(focus?: string): void {
    if (focus !== undefined) this.focus = focus;
    if (!this.end.signal.aborted) this.paint();
  }

  /** What is left until a moment, to be shown; null when it is over. */
  timeLeft(until: string | number): string | null {
    const left = timeLeft(until);
    this.isCountingDown ||= left !== null;
    return left;
  }

  /** Whether the reader may write here at all. */
  get canPost(): boolean {
    return this.discussion.open && (this.isUser || this.policy.guests);
  }
}
