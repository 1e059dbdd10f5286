import type { Newsroom } from '../harness/start-newsroom';

type Comment = { body: string; name?: string; parent?: string; token?: string; locale?: string };

let last = 0;

/** Posts a comment as a reader does: a guest at an address of their own, or a user with a `token`.
 * Answers with the comment's id and what the server says of it. */
export const postComment = async (
  app: Newsroom,
  subject: string,
  { body, name = 'Ada', parent, token, locale }: Comment
): Promise<{ id: string; status: string; guestToken?: string }> => {
  last += 1;
  const answer = await app.http.post(`/api/newsroom/threads/${subject}/comments`, {
    ...(token !== undefined && { token }),
    ip: `198.51.${Math.floor(last / 250)}.${(last % 250) + 1}`,
    body: {
      body,
      ...(token === undefined && { author: { name } }),
      ...(parent !== undefined && { parent }),
      ...(locale !== undefined && { locale }),
    },
  });
  if (answer.status !== 201 && answer.status !== 202) {
    throw new Error(`The comment was refused: ${JSON.stringify(answer.body)}`);
  }
  const { data, meta } = answer.body;
  return { id: data.id, status: data.status, guestToken: meta?.guestToken };
};
