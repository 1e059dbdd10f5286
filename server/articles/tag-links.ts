import { uids } from '../../content-types';
import type { Context } from '../context';

/** Where Strapi keeps which article row has which tag: names of the table and of its columns. */
export const tagLinks = ({ strapi }: Context) => {
  const { tableName: articles, attributes } = strapi.db.metadata.get(uids.article);
  const { joinTable } = attributes.tags as unknown as {
    joinTable: {
      name: string;
      joinColumn: { name: string };
      inverseJoinColumn: { name: string };
    };
  };
  return {
    articles,
    links: joinTable.name,
    article: joinTable.joinColumn.name,
    tag: joinTable.inverseJoinColumn.name,
  };
};
