import { refusal, refusalOf } from './refusal';
import type { View } from './view';

/** Votes for a comment (1) or against it (-1); the same again takes the vote back. It counts at once,
 * and no more where the server refuses it. */
export const vote = async (view: View, id: string, wanted: 1 | -1): Promise<void> => {
  const { discussion, client } = view;
  const before = discussion.votes.get(id) ?? 0;
  const score = discussion.get(id)?.score ?? 0;
  const value = before === wanted ? 0 : wanted;
  // A later vote has the last word.
  const isLatest = () => discussion.votes.get(id) === value;
  discussion.setScore(id, value, score + value - before);
  view.notices.delete(id);
  view.update();
  try {
    const { data } = await client.comments.vote(id, value);
    if (isLatest()) discussion.setScore(id, data.value, data.score);
    view.emit('voted', data);
  } catch (error) {
    if (isLatest()) discussion.setScore(id, before, score);
    view.notices.set(id, refusalOf(error));
  }
  view.update();
};

/** The address of a comment. */
export const linkTo = ({ settings }: View, id: string): string => {
  const url = new URL(location.href);
  url.hash = settings.permalink + id;
  return url.href;
};

/** Copies a comment's address; where that may not be, it stands in the address bar. */
export const copyLink = async (view: View, id: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(linkTo(view, id));
    view.notices.set(id, refusal('copied'));
  } catch {
    location.href = linkTo(view, id);
  }
  view.update();
};
