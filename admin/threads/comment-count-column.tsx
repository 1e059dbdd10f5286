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
  const at = behindMainField(view);
  return { ...view, displayedHeaders: view.displayedHeaders.toSpliced(at, 0, column) };
};

/** Behind the column that names the entry: texts in further columns are wide, and what stands behind
 * them is out of sight on most screens. */
const behindMainField = ({ displayedHeaders, layout }: ListView): number => {
  const settings = isRecord(layout) && isRecord(layout.settings) ? layout.settings : {};
  const main = displayedHeaders.findIndex(
    (header) => isRecord(header) && header.name === settings.mainField
  );
  return main < 0 ? displayedHeaders.length : main + 1;
};

const isCommentable = (uid: string, store: Store | undefined) => {
  if (uid === uids.article || !store) return uid === uids.article;
  // The store's own type does not know the endpoints that plugins add.
  const { data } = threadApi.endpoints.commentable.select(undefined)(store.getState() as never);
  return data?.includes(uid) ?? false;
};
