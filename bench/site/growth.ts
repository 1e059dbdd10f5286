import { compare } from './compare';
import { named, tableOf, type Suite } from './suite';

const path = (article: string): string => `/api/newsroom/threads/${article}/comments`;

/** The first page of the largest thread there is, against a thread of a hundred on the small site. */
export const growth: Suite = async (site) => {
  const { project, filled, options } = site;
  const small = await site.small();
  const compared = await compare(
    [
      { name: 'the small site', server: small.server, path: path(small.prepared.hundred) },
      { name: 'this site', server: project.server, path: path(filled.huge ?? filled.large) },
    ],
    options
  );
  const most = filled.huge ? 100_000 : filled.largeSize;
  return {
    title: `A page of ${most} of ${options.comments} comments, and of 100 of 10,000`,
    ...tableOf(compared),
    claims: [
      {
        what: 'a page of the largest thread over one of a hundred, median time',
        found: named(compared, 'this site').median / named(compared, 'the small site').median,
        most: 1.2,
      },
    ],
  };
};
