/** What is heard, to loop over: kept until it is asked for. Leaving the loop closes the source. */
export const iterate = <Heard>(
  open: (hear: (heard: Heard) => void, onClosed: (error?: unknown) => void) => { close(): void }
): AsyncIterable<Heard> => ({
  [Symbol.asyncIterator](): AsyncIterator<Heard, undefined> {
    const heard: Heard[] = [];
    let end: { error: unknown } | null = null;
    let wake = (): void => undefined;
    const source = open(
      (one) => {
        heard.push(one);
        wake();
      },
      (error) => {
        end = { error };
        wake();
      }
    );
    return {
      async next() {
        while (heard.length === 0 && end === null) {
          await new Promise<void>((resolve) => (wake = resolve));
        }
        if (heard.length > 0) return { done: false, value: heard.shift() as Heard };
        const error = end?.error;
        end = { error: undefined };
        if (error !== undefined) throw error as Error;
        return { done: true, value: undefined };
      },
      return() {
        source.close();
        return Promise.resolve({ done: true, value: undefined });
      },
    };
  },
});
