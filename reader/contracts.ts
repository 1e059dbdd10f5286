/**
 * Made from the contracts in server/ by `npm run generate:reader-contracts`: change those.
 *
 * What the content API takes and answers, as types that need neither Strapi nor zod.
 */

export type ServerErrorCode =
  | 'APPEND_ONLY'
  | 'ARTICLE_UNKNOWN'
  | 'AUTHOR_BANNED'
  | 'AUTHOR_MUTED'
  | 'AUTHOR_UNKNOWN'
  | 'BULK_UNKNOWN'
  | 'CHANGED_MEANWHILE'
  | 'COMMENT_UNKNOWN'
  | 'DUPLICATE'
  | 'EDIT_WINDOW_OVER'
  | 'ELEMENT_NOT_BUILT'
  | 'EMAIL_REQUIRED'
  | 'GUEST_TOKEN_INVALID'
  | 'INVALID_INPUT'
  | 'JOB_RUNNING'
  | 'JOB_UNKNOWN'
  | 'LIMIT_REACHED'
  | 'NAME_REQUIRED'
  | 'NAME_RESERVED'
  | 'NOTE_UNKNOWN'
  | 'NOT_ALLOWED'
  | 'OWN_COMMENT'
  | 'PARENT_UNUSABLE'
  | 'PUBLIC_URLS_UNSET'
  | 'SANCTION_UNKNOWN'
  | 'SAVED_QUEUE_UNKNOWN'
  | 'STAFF_EXEMPT'
  | 'TAG_UNKNOWN'
  | 'THREAD_CLOSED'
  | 'THREAD_UNKNOWN'
  | 'TOO_FAST'
  | 'TOO_LONG'
  | 'TOO_MANY_STREAMS'
  | 'TOO_SHORT';
export type ThreadEvent =
  | {
      event: 'ready';
      /**
       * First of all. Where `version` is not the one that the comments came with, they are out of date.
       */
      data: {
        version: number;
        commentCount: number;
        open: boolean;
      };
    }
  | {
      event: 'approved';
      /**
       * A comment that readers see from now on.
       */
      data: {
        comment: PublicComment;
      };
    }
  | {
      event: 'edited';
      /**
       * A comment that has another text, was pinned or unpinned.
       */
      data: {
        comment: PublicComment;
      };
    }
  | {
      event: 'removed';
      /**
       * A comment that readers see no more. `tombstone`: what stands in its place, above its replies.
       */
      data: {
        id: string;
        tombstone: PublicComment | null;
      };
    }
  | {
      event: 'count';
      data: {
        commentCount: number;
      };
    }
  | {
      event: 'closed';
      /**
       * The thread was closed or opened.
       */
      data: {
        open: boolean;
        closesAt: string | null;
      };
    }
  | {
      event: 'reset';
      /**
       * More has happened than can be told: read the comments anew.
       */
      data: Record<string, never>;
    };

export interface CommentsQuery {
  sort?: 'newest' | 'oldest' | 'top';
  limit?: number;
  after?: string;
  replies?: number;
  fragment?: 'true' | 'false';
  locale?: string;
}
export interface PostComment {
  /**
   * Markdown.
   */
  body: string;
  /**
   * The comment it answers.
   */
  parent?: string | null;
  /**
   * For guests; an account's own name counts otherwise. Without a name, a guest whom their token knows signs as in their latest comment.
   */
  author?: {
    name?: string;
    email?: string;
    url?: string;
  };
  /**
   * When the form was shown: ISO 8601, or milliseconds since 1970, by the reader's clock.
   */
  startedAt?: string | number;
  website?: string;
  locale?: string;
}
export interface RepliesQuery {
  limit?: number;
  after?: string;
}
export interface ReportComment {
  reason: 'spam' | 'abuse' | 'hate' | 'off-topic' | 'illegal' | 'other';
  note?: string;
}
export interface ThreadQuery {
  locale?: string;
  /**
   * A locale in which to answer the web component's words as well.
   */
  words?: string;
}
export interface CommentAnswer {
  data: PublicComment;
  meta: {
    /**
     * The `:thread` it stands in.
     */
    thread: string;
    /**
     * From the first of the conversation down to the comment's parent.
     */
    ancestors: PublicComment[];
    /**
     * The caller's votes, by the comment's id.
     */
    votes: {
      [k: string]: 1 | -1;
    };
    /**
     * Ids of the comments that the caller wrote.
     */
    mine: string[];
  };
}
export interface PublicComment {
  id: string;
  /**
   * `removed`: a tombstone that stands where approved replies hang below.
   */
  status: 'approved' | 'removed';
  /**
   * Sanitised by the server, ready to be put into a page. Null for a tombstone.
   */
  html: string | null;
  author: {
    name: string;
    url: string | null;
    kind: 'guest' | 'user' | 'staff';
    /**
     * Whether they wrote what is discussed: the admin user who created the entry.
     */
    isSubjectAuthor: boolean;
  } | null;
  createdAt: string;
  editedAt: string | null;
  /**
   * The comment this one answers; null for the first of a conversation.
   */
  parent: string | null;
  depth: number;
  /**
   * Approved comments below this one, at any depth.
   */
  replyCount: number;
  /**
   * Votes for it less votes against it.
   */
  score: number;
  /**
   * Moderators put it first in its thread.
   */
  pinned: boolean;
  /**
   * Nested, shallow first. Present where a list nests replies.
   */
  replies?: PublicComment[];
}
export interface CommentsAnswer {
  /**
   * Pinned conversations first, on the first page and beside its `limit`; then the others in order.
   */
  data: PublicComment[];
  meta: {
    commentCount: number;
    /**
     * Goes into `after`; null at the end.
     */
    next: string | null;
    open: boolean;
    /**
     * Moves with every public change of the thread: whoever listens compares it with that of the stream's `ready`.
     */
    version: number;
    /**
     * The caller's own comments that are not approved, newest first.
     */
    own: OwnComment[];
    /**
     * The caller's own approved comments that they can still edit or delete, newest first.
     */
    editable: OwnComment[];
    /**
     * The caller's votes, by the comment's id.
     */
    votes: {
      [k: string]: 1 | -1;
    };
    /**
     * Ids of the comments that the caller wrote.
     */
    mine: string[];
  };
}
export interface OwnComment {
  id: string;
  status: 'approved' | 'pending' | 'rejected';
  /**
   * Why it waits or was rejected, as a stable word; null when it is approved.
   */
  reason: string | null;
  /**
   * What the moderator who rejected it has to say to its author; null without a word.
   */
  note: string | null;
  /**
   * Markdown as written.
   */
  body: string;
  html: string;
  author: {
    name: string;
    url: string | null;
    kind: 'guest' | 'user' | 'staff';
    isSubjectAuthor: boolean;
  };
  createdAt: string;
  editedAt: string | null;
  parent: string | null;
  depth: number;
  /**
   * Until when it can be edited or deleted, unless somebody answers; null when that is over.
   */
  editableUntil: string | null;
}
export interface CountsAnswer {
  /**
   * Approved comments by `:thread`. Unknown and unpublished ones are left out.
   */
  data: {
    [k: string]: number;
  };
  meta: {
    /**
     * What the web component says, where `words` asked for it.
     */
    words?: {
      /**
       * The locale asked for; en where it has no words
       */
      locale: string;
      texts: {
        comments: {
          [k: string]: string;
        };
      };
    };
  };
}
export interface OwnCommentAnswer {
  data: OwnComment;
  meta: {
    /**
     * Proves next time who wrote this: send it as `Authorization: Guest <token>`. Only a guest's first answer has it; keep it out of URLs.
     */
    guestToken?: string;
  };
}
export interface PreviewAnswer {
  data: {
    html: string;
  };
  meta: Record<string, never>;
}
export interface RepliesAnswer {
  data: PublicComment[];
  meta: {
    next: string | null;
    /**
     * The caller's votes, by the comment's id.
     */
    votes: {
      [k: string]: 1 | -1;
    };
    /**
     * Ids of the comments that the caller wrote.
     */
    mine: string[];
  };
}
export interface ReportAnswer {
  data: {
    comment: string;
    reason: 'spam' | 'abuse' | 'hate' | 'off-topic' | 'illegal' | 'other';
  };
  meta: Record<string, never>;
}
export interface ThreadAnswer {
  data: {
    /**
     * The `:thread` of this thread's URLs.
     */
    id: string;
    open: boolean;
    closesAt: string | null;
    commentCount: number;
    lastCommentAt: string | null;
    /**
     * What a form needs to know.
     */
    policy: {
      minLength: number;
      maxLength: number;
      maxDepth: number;
      guests: boolean;
      guestEmail: 'optional' | 'required' | 'off';
      /**
       * Whether a guest gives a name. One whom their token knows need not: they sign as before.
       */
      nameRequired: boolean;
      editWindowMinutes: number;
      votes: 'off' | 'up' | 'up-and-down';
      /**
       * The field that must stay empty: hide it from people.
       */
      honeypot: string;
      /**
       * Whatever has to be solved before posting; none yet.
       */
      challenge: null;
    };
  };
  meta: {
    /**
     * What the web component says, where `words` asked for it.
     */
    words?: {
      /**
       * The locale asked for; en where it has no words
       */
      locale: string;
      texts: {
        [k: string]:
          | string
          | {
              [k: string]: string;
            };
      };
    };
  };
}
export interface VoteAnswer {
  data: {
    comment: string;
    /**
     * The caller's vote as it stands now.
     */
    value: 1 | 0 | -1;
    score: number;
  };
  meta: {
    /**
     * As for a guest's first comment: whoever votes first without one gets it here.
     */
    guestToken?: string;
  };
}
