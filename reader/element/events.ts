import type { OwnComment, ReportComment, VoteAnswer } from '../contracts';

/** What `<newsroom-comments>` tells the page, as `newsroom-<name>`, and the `detail` of each. */
export type NewsroomEvents = {
  /** The comments are there. */
  ready: { readonly commentCount: number; readonly open: boolean };
  /** There are more or fewer comments. Also at the beginning. */
  count: { readonly commentCount: number };
  /** The reader wrote something; `status` says whether everybody sees it. */
  posted: { readonly comment: OwnComment };
  edited: { readonly comment: OwnComment };
  deleted: { readonly id: string };
  reported: { readonly id: string; readonly reason: ReportComment['reason'] };
  voted: VoteAnswer['data'];
};

type ElementEvents = {
  [Name in keyof NewsroomEvents as `newsroom-${Name}`]: CustomEvent<
    NewsroomEvents[Name] & { readonly thread: string }
  >;
};

declare global {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- declared anew to be added to
  interface HTMLElementEventMap extends ElementEvents {}
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface DocumentEventMap extends ElementEvents {}
}
