import { setTimeout } from 'node:timers/promises';

/** How long an instance waits for another that does the same. */
const waitMs = 1_000;

/**
 * Runs a step of the start that is harmless twice, and once more if it fails: of two instances that
 * start together and make the same index, a database lets one fail.
 */
export const twice = async (step: () => Promise<void>): Promise<void> => {
  try {
    await step();
  } catch {
    await setTimeout(waitMs);
    await step();
  }
};
