export type Progress = { add(number: number): void };

/** Shows on a terminal how far a long work is, and how fast it goes: one line, written over. */
export const progress = (what: string, total: number): Progress => {
  const start = performance.now();
  let done = 0;
  const show = (end: string): void => {
    const share = Math.round((done / total) * 30);
    const rate = Math.round(done / ((performance.now() - start) / 1_000));
    const bar = `[${'#'.repeat(share)}${'.'.repeat(30 - share)}]`;
    process.stderr.write(`\r${what} ${bar} ${done} of ${total}, ${rate} a second${end}`);
  };
  return {
    add(number) {
      done += number;
      if (process.stderr.isTTY || done === total) show(done === total ? '\n' : '');
    },
  };
};
