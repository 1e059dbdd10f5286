import type {
  CommentAnswer,
  CommentsAnswer,
  OwnComment,
  PublicComment,
  RepliesAnswer,
  ThreadEvent,
} from '../contracts';

export type Sort = 'newest' | 'oldest' | 'top';

type Entry = {
  readonly comment: PublicComment;
  /** Where it stands among the first comments; as when it came, so that nothing jumps while one reads. */
  readonly place: readonly number[];
};

/** A comment with all that hangs below it, in the order in which it is shown. */
export type Branch = {
  readonly comment: PublicComment;
  /** What only its author is told, while there is something to tell. */
  readonly own: OwnComment | undefined;
  readonly replies: readonly Branch[];
};

const isApproved = ({ status }: { status: string }) => status === 'approved';

const flat = ({ replies = [], ...comment }: PublicComment): PublicComment[] => [
  comment,
  ...replies.flatMap(flat),
];

/** A comment that is not public as if it were. */
const asPublic = ({ id, html, author, createdAt, editedAt, parent, depth }: OwnComment) => ({
  ...{ id, html, author, createdAt, editedAt, parent, depth },
  ...{ status: 'approved' as const, replyCount: 0, score: 0, pinned: false },
});

/** All that is known of a thread's comments. Everything that comes in, from whatever side and as often
 * as it may come, leads to what is true by then. */
export class Discussion {
  /** Approved comments in the whole thread. */
  count = 0;
  open = true;
  version = 0;
  /** Where the next page begins; null at the end. */
  next: string | null = null;
  /** What others wrote meanwhile: it does not come in until the reader wants it. */
  readonly fresh = new Map<string, PublicComment>();
  /** What came in last and had not been there. */
  latest: ReadonlySet<string> = new Set();
  readonly votes = new Map<string, number>();
  readonly mine = new Set<string>();
  /** Where more of a branch begins, by its first comment; null: all of it was read. */
  readonly branches = new Map<string, string | null>();
  readonly #entries = new Map<string, Entry>();
  #own = new Map<string, OwnComment>();

  constructor(readonly sort: Sort) {}

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  get(id: string): PublicComment | undefined {
    return this.#entries.get(id)?.comment;
  }

  own(id: string): OwnComment | undefined {
    return this.#own.get(id);
  }

  /** A page of conversations, in addition to what is there. */
  takePage({ data, meta }: CommentsAnswer): void {
    const read = data.flatMap(flat);
    this.#takeMeta(meta, new Set(read.map(({ id }) => id)));
    this.#bring(read);
  }

  /** The first page read anew: what is known changes in place, what is new waits to be wanted, what is
   * no longer there goes. */
  takeAnew({ data, meta }: CommentsAnswer): void {
    const read = new Map(data.flatMap(flat).map((comment) => [comment.id, comment]));
    for (const id of this.#missing({ data, meta }, read)) this.#entries.delete(id);
    this.#takeMeta(meta, read);
    for (const comment of read.values()) this.#offer(comment);
  }

  /** More of the branch below a first comment. */
  takeBranch(root: string, { data, meta }: RepliesAnswer): void {
    this.#bring(data);
    this.branches.set(root, meta.next);
    this.#takeOf(meta);
  }

  /** The same from its beginning on: what should be in it, and is not, is gone. */
  takeBranchAnew(root: string, { data, meta }: RepliesAnswer): void {
    const read = new Set(data.map(({ id }) => id));
    for (const id of meta.next === null ? this.#entries.keys() : []) {
      if (id !== root && this.rootOf(id) === root && !read.has(id) && !this.#isHeld(id)) {
        this.#entries.delete(id);
      }
    }
    for (const comment of data) this.#offer(comment);
    this.#takeOf(meta);
  }

  /** One comment with those above it. */
  takeOne({ data, meta }: CommentAnswer): void {
    this.#bring([...meta.ancestors, data]);
    this.#takeOf(meta);
  }

  /** The reader's own comment as it is by now, published or not. */
  takeOwn(own: OwnComment): void {
    const { id, html, editedAt, parent } = own;
    const before = this.get(id);
    const change = Number(isApproved(own)) - Number(this.#isCounted(id));
    this.#own.set(id, own);
    this.mine.add(id);
    this.#put(before ? { ...before, html, editedAt } : asPublic(own));
    this.#countBelow(parent, change);
    this.count += change;
  }

  /** What the thread's stream says. */
  tell({ event, data }: ThreadEvent): void {
    if (event === 'approved') this.#approved(data.comment);
    if (event === 'edited' && this.#find(data.comment.id)) this.#offer(data.comment);
    if (event === 'removed') this.remove(data.id, data.tombstone);
    if (event === 'count' || event === 'ready') this.count = data.commentCount;
    if (event === 'closed' || event === 'ready') this.open = data.open;
  }

  /** It is gone, or a tombstone stands where it was. */
  remove(id: string, tombstone: PublicComment | null = null): void {
    const before = this.#find(id);
    if (before && this.#isCounted(id)) {
      this.#countBelow(before.parent, -1);
      this.count -= 1;
    }
    this.fresh.delete(id);
    this.#own.delete(id);
    if (tombstone && this.has(id)) this.#put({ ...tombstone, replyCount: before?.replyCount ?? 0 });
    else this.#entries.delete(id);
  }

  /** Brings in what others wrote: all of it, or what is below one first comment. Which was that? */
  reveal(root?: string): ReadonlySet<string> {
    this.#bring(
      [...this.fresh.values()].filter(({ id }) => root === undefined || this.rootOf(id) === root)
    );
    return this.latest;
  }

  setScore(id: string, vote: number, score: number): void {
    const comment = this.get(id);
    if (comment) this.#put({ ...comment, score });
    this.votes.set(id, vote);
  }

  /** The first comment of the conversation that a comment is part of, as far as that is known. */
  rootOf(id: string): string {
    const parent = this.#find(id)?.parent;
    return parent && this.#find(parent) ? this.rootOf(parent) : id;
  }

  /** How many comments of a branch are not shown. */
  hidden({ comment, replies }: Branch): number {
    const { id, replyCount } = comment;
    const fresh = [...this.fresh.keys()].filter((one) => this.rootOf(one) === id).length;
    if (this.branches.get(id) === null) return fresh;
    const shown = (branches: readonly Branch[]): number =>
      branches.reduce(
        (sum, { comment, replies: below }) =>
          sum + Number(this.#isCounted(comment.id)) + shown(below),
        0
      );
    return Math.max(fresh, replyCount - shown(replies));
  }

  /** All conversations. What answers a comment that is not there stands by itself. */
  roots(): Branch[] {
    const below = new Map<string | null, Entry[]>();
    for (const entry of this.#entries.values()) {
      const { parent } = entry.comment;
      const place = parent !== null && this.has(parent) ? parent : null;
      below.set(place, [...(below.get(place) ?? []), entry]);
    }
    const branch = ({ comment }: Entry): Branch => ({
      comment,
      own: this.#own.get(comment.id),
      replies: (below.get(comment.id) ?? [])
        .sort((a, b) => inOrder([timeOf(a.comment)], [timeOf(b.comment)]))
        .map(branch),
    });
    return (below.get(null) ?? []).sort((a, b) => inOrder(a.place, b.place)).map(branch);
  }

  /** What should have been in a first page, and was not: it is gone, with all that hung below it. */
  #missing({ data, meta }: CommentsAnswer, read: ReadonlyMap<string, unknown>): string[] {
    const end = meta.next === null ? undefined : data.at(-1);
    const whole = data.filter(
      (root) => flat(root).slice(1).filter(isApproved).length >= root.replyCount
    );
    const wholeIds = new Set(whole.map(({ id }) => id));
    const isGone = (id: string): boolean => {
      const entry = this.#entries.get(id);
      if (!entry || read.has(id) || this.#isHeld(id)) return false;
      const root = this.rootOf(id);
      if (root !== id) return wholeIds.has(root) || isGone(root);
      return !end || inOrder(entry.place, this.#placeOf(end)) <= 0;
    };
    return [...this.#entries.keys()].filter(isGone);
  }

  #approved(comment: PublicComment): void {
    const { id, parent } = comment;
    const isCounted = this.#isCounted(id);
    const own = this.#own.get(id);
    if (own) this.#own.set(id, { ...own, status: 'approved', reason: null, note: null });
    // Below what is not here, it comes with the rest of its branch.
    if (this.has(id) || parent === null || this.#find(parent)) this.#offer(comment);
    if (!isCounted) this.#countBelow(parent, 1);
  }

  /** Shown or not. */
  #find(id: string): PublicComment | undefined {
    return this.get(id) ?? this.fresh.get(id);
  }

  /** Changes what is shown; what is new waits to be wanted. */
  #offer(comment: PublicComment): void {
    if (this.has(comment.id)) this.#put(comment);
    else this.fresh.set(comment.id, comment);
  }

  /** Whether it is known, and part of what is counted. */
  #isCounted(id: string): boolean {
    const comment = this.#find(id);
    return comment !== undefined && isApproved(comment) && !this.#isHeld(id);
  }

  #isHeld(id: string): boolean {
    const own = this.#own.get(id);
    return own !== undefined && !isApproved(own);
  }

  #countBelow(parent: string | null, change: number): void {
    const comment = parent === null || change === 0 ? undefined : this.get(parent);
    if (!comment) return;
    this.#put({ ...comment, replyCount: comment.replyCount + change });
    this.#countBelow(comment.parent, change);
  }

  #bring(comments: readonly PublicComment[]): void {
    this.latest = new Set(comments.map(({ id }) => id).filter((id) => !this.has(id)));
    for (const comment of comments) this.#put(comment);
  }

  #put(given: PublicComment): void {
    const { id, replyCount } = given;
    const own = this.#own.get(id);
    // Its author sees it where others see a tombstone.
    const comment = own && !isApproved(own) ? { ...asPublic(own), replyCount } : given;
    const place = this.#entries.get(id)?.place ?? this.#placeOf(comment);
    this.#entries.set(id, { comment, place });
    this.fresh.delete(id);
  }

  #placeOf(comment: PublicComment): number[] {
    const time = timeOf(comment) * (this.sort === 'oldest' ? 1 : -1);
    return [comment.pinned ? 0 : 1, this.sort === 'top' ? -comment.score : 0, time];
  }

  #takeMeta(
    { commentCount, open, version, next, own, editable, ...of }: CommentsAnswer['meta'],
    read: { has(id: string): boolean }
  ): void {
    Object.assign(this, { count: commentCount, open, version, next });
    const held = [...this.#own.keys()].filter((id) => this.#isHeld(id));
    this.#own = new Map([...own, ...editable].map((one) => [one.id, one]));
    for (const id of held) if (!this.#own.has(id) && !read.has(id)) this.#entries.delete(id);
    for (const one of own) this.#put(this.get(one.id) ?? asPublic(one));
    this.#takeOf({ ...of, mine: [...of.mine, ...this.#own.keys()] });
  }

  #takeOf({ votes, mine }: Pick<CommentAnswer['meta'], 'votes' | 'mine'>): void {
    for (const [id, value] of Object.entries(votes)) this.votes.set(id, value);
    for (const id of mine) this.mine.add(id);
  }
}

const timeOf = ({ createdAt }: PublicComment) => Date.parse(createdAt);

const inOrder = (a: readonly number[], b: readonly number[]): number =>
  a.map((value, at) => value - (b[at] ?? 0)).find(Boolean) ?? 0;
