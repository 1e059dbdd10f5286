import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * Whether `built` is missing or older than the newest of `sources` (files or folders, all absolute).
 * Folders count as well, so that a deleted file is noticed.
 */
export function isStale(built, sources) {
  const builtAt = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return sources.some((source) => newest(source) > builtAt);
}

function newest(source) {
  const stat = statSync(source, { throwIfNoEntry: false });
  if (!stat) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(
    stat.mtimeMs,
    ...readdirSync(source).map((name) => newest(path.join(source, name)))
  );
}
