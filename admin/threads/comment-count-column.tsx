import type { StrapiApp } from '@strapi/strapi/admin';

import { uids } from '../../content-types';
import { isRecord } from '../answer';
import { message } from '../text';
import { CommentCountCell } from './CommentCountCell';
import { threadApi } from './thread-api';

type Store = NonNullable<StrapiApp['store']>;

/** What the Content Manager passes through its hook: its headers, of which we only add one. */
type ListView = { displayedHeaders: readonly unknown[]; layout: unknown };

/** Adds the column to the lists of commentable types. */
export const addCommentCountColumn = (view: ListView, store?: Store): ListView => {
  // The hook is not told which list it is for; its address says it.
  const uid = /\/collection-types\/([^/]+)/.exec(window.location.pathname)?.[1];
  if (!uid || !isCommentable(uid, store)) return view;
  const column = {
    name: 'newsroomComments',
    attribute: { type: 'custom' },
    label: message('column.title'),
    searchable: false,
    sortable: false,
    cellFormatter: ({ documentId }: { documentId: string }) => (
      <CommentCountCell uid={uid} documentId={documentId} />
    ),
  };
  // Before the columns of other plugins, which are wide: there it is seen without scrolling.
  const added = view.displayedHeaders.findIndex(
    (header) => isRecord(header) && typeof header.cellFormatter === 'function'
  );
  const at = added < 0 ? view.displayedHeaders.length : added;
  return { ...view, displayedHeaders: view.displayedHeaders.toSpliced(at, 0, column) };
};

const isCommentable = (uid: string, store: Store | undefined) => {
  if (uid === uids.article || !store) return uid === uids.article;
  // The store's own type does not know the endpoints that plugins add.
  const { data } = threadApi.endpoints.commentable.select(undefined)(store.getState() as never);
  return data?.includes(uid) ?? false;
};
