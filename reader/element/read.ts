import { openForm } from './form-actions';
import { refusalOf } from './refusal';
import { recall } from './remembered';
import { Discussion, type Branch, type Sort } from './discussion';
import { languageOf, textsOf } from './texts';
import type { FirstAnswers, View } from './view';

/** The first two requests, or what the page brought along; then what a permanent link asks for. */
export const load = async (view: View, brought: FirstAnswers | null): Promise<void> => {
  view.status = 'loading';
  view.update();
  try {
    const [token, { thread, comments }] = await Promise.all([
      view.token(),
      brought ? inLanguage(view, brought) : firstAnswers(view),
    ]);
    view.texts = textsOf(view.settings.locale, thread.meta.words);
    view.isUser = Boolean(token);
    view.policy = thread.data.policy;
    view.thread = thread.data.id;
    view.discussion.takePage(comments);
    view.status = 'ready';
    view.signature = { ...view.signature, ...recall('signature') };
    view.isSigned = view.signature.name !== '';
    openForm(view, 'post', '');
  } catch (error) {
    // What a page brought along may be of another version.
    if (brought) return load(view, null);
    const { code } = refusalOf(error);
    view.status = code === 'THREAD_UNKNOWN' ? 'unknown' : 'failed';
    if (code !== 'THREAD_UNKNOWN' && code !== 'NETWORK') console.error(error);
  }
  view.update();
};

/** The thread, with the words to speak of it. */
const readThread = ({ client, settings }: View) =>
  client.threads.get(settings.thread, { locale: settings.threadLocale, words: settings.locale });

const firstAnswers = async (view: View): Promise<FirstAnswers> => {
  const [thread, comments] = await Promise.all([readThread(view), readPage(view)]);
  return { thread, comments };
};

/** What the page brought along, if it speaks the reader's language; else with words that do. */
const inLanguage = async (view: View, brought: FirstAnswers): Promise<FirstAnswers> => {
  const { words } = brought.thread.meta;
  return words && languageOf(words.locale) === languageOf(view.settings.locale)
    ? brought
    : { ...brought, thread: await readThread(view) };
};

const readPage = ({ client, settings, sort }: View, given: object = {}) =>
  client.comments.list(settings.thread, {
    ...{ sort, limit: settings.limit, replies: settings.replies },
    locale: settings.threadLocale,
    ...given,
  });

/** Reads anew what is shown; what others wrote meanwhile is offered. */
export const refresh = async (view: View): Promise<void> => {
  const { discussion, settings, client } = view;
  const roots = discussion.roots();
  const shown = roots.filter(({ comment }) => !discussion.own(comment.id)).length;
  const limit = Math.min(100, Math.max(settings.limit, shown));
  await quietly(view, async () => {
    discussion.takeAnew(await readPage(view, { limit }));
    for (const root of discussion.branches.keys()) {
      const answer = await client.comments.replies(root, { limit: 100 });
      if (discussion.has(root)) discussion.takeBranchAnew(root, answer);
    }
  });
};

/** Reading on, of which nothing is lost when it fails: it is said, and can be tried again. */
const quietly = async (view: View, read: () => Promise<void>): Promise<void> => {
  try {
    await read();
    view.said = null;
  } catch (error) {
    if (view.end.signal.aborted) return;
    const { code, message } = refusalOf(error);
    view.said = view.texts.word(code) ?? message;
  }
  view.update();
};

/** The next page. Focus goes to the first comment of it. */
export const showMore = (view: View): Promise<void> =>
  quietly(view, async () => {
    const { discussion } = view;
    // Others may have been told before: a page of which all is known is none.
    do {
      discussion.takePage(await readPage(view, { after: discussion.next }));
    } while (discussion.next !== null && discussion.latest.size === 0);
    focusLatest(view);
  });

/** More of what hangs below a conversation's first comment, and what others wrote there meanwhile. */
export const showReplies = (view: View, root: string): Promise<void> =>
  quietly(view, async () => {
    const { discussion, client } = view;
    const fresh = discussion.reveal(root);
    view.marked = fresh;
    const after = discussion.branches.get(root);
    if (after !== null) {
      let next: string | null | undefined = after;
      do {
        discussion.takeBranch(
          root,
          await client.comments.replies(root, next ? { after: next } : {})
        );
        next = discussion.branches.get(root);
      } while (next && discussion.latest.size === 0);
    }
    discussion.latest = new Set([...fresh, ...discussion.latest]);
    focusLatest(view);
  });

/** Brings in what others wrote meanwhile. */
export const showFresh = (view: View): void => {
  view.marked = view.discussion.reveal();
  focusLatest(view);
  view.update();
};

const focusLatest = (view: View): void => {
  const { latest } = view.discussion;
  const first = inReadingOrder(view).find((id) => latest.has(id));
  if (first !== undefined) view.focus = `comment-${first}`;
};

const inReadingOrder = (view: View): string[] => {
  const walk = (branches: readonly Branch[]): string[] =>
    branches.flatMap(({ comment, replies }) => [comment.id, ...walk(replies)]);
  return walk(view.discussion.roots());
};

/** The same thread in another order. What is shown stays until that is there. */
export const sortBy = (view: View, sort: Sort): Promise<void> => {
  view.sort = sort;
  return quietly(view, async () => {
    const discussion = new Discussion(sort);
    discussion.takePage(await readPage(view));
    if (view.sort === sort) view.discussion = discussion;
  });
};

/** Shows the comment that a permanent link leads to, with those above it. */
export const goTo = (view: View, id: string): Promise<void> =>
  quietly(view, async () => {
    const { discussion, client } = view;
    if (!discussion.has(id)) {
      const answer = await client.comments.get(id);
      if (answer.meta.thread !== view.thread) return;
      discussion.takeOne(answer);
    }
    view.marked = new Set([id]);
    view.focus = `comment-${id}`;
  });
