type Waiting<Key, Value> = {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Gathers the keys that are asked for one by one in a turn of the event loop, as GraphQL resolvers
 * ask, and loads them at once.
 *
 * @param load answers the values in the order of the keys
 */
export const inBatches = <Key, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>
): ((key: Key) => Promise<Value>) => {
  let waiting: Waiting<Key, Value>[] = [];
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    try {
      const values = await load(batch.map(({ key }) => key));
      batch.forEach(({ resolve }, index) => resolve(values[index] as Value));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  return (key) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(() => void flush());
      waiting.push({ key, resolve, reject });
    });
};
