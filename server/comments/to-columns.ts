import { uids } from '../../content-types';
import type { Context } from '../context';
import type { CommentRow } from './store';

/** A comment's row as columns for a raw statement: the inverse of `fromRow`. */
export const toColumns = (
  { strapi }: Context,
  row: Partial<CommentRow>
): Record<string, unknown> => {
  const { attributes } = strapi.db.metadata.get(uids.comment);
  const columns: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const attribute = attributes[name];
    if (!attribute || !('columnName' in attribute) || !attribute.columnName) continue;
    if (value === null) columns[attribute.columnName] = null;
    else if (attribute.type === 'json') columns[attribute.columnName] = JSON.stringify(value);
    else if (attribute.type === 'datetime') {
      columns[attribute.columnName] = new Date(value as string);
    } else columns[attribute.columnName] = value;
  }
  return columns;
};
