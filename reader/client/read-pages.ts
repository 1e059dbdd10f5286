/** All pages of a list, one after the other, each asked for when it is wanted. */
export async function* readPages<Answer, Place>(
  read: (place: Place | undefined) => Promise<Answer>,
  next: (answer: Answer) => Place | null
): AsyncGenerator<Answer, void, undefined> {
  let place: Place | null | undefined;
  while (place !== null) {
    const answer: Answer = await read(place);
    yield answer;
    place = next(answer);
  }
}
