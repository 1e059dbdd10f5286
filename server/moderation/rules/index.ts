import type { Rule } from '../rule';
import { blockedWords } from './blocked-words';
import { flood } from './flood';
import { heldWords } from './held-words';
import { holdAll } from './hold-all';
import { honeypot } from './honeypot';
import { length } from './length';
import { links } from './links';
import { newAuthor } from './new-author';
import { parentValid } from './parent-valid';
import { recentRejections } from './recent-rejections';
import { repeated } from './repeated';
import { reservedNames } from './reserved-names';
import { sanctions } from './sanctions';
import { shouting } from './shouting';
import { threadOpen } from './thread-open';
import { typingTime } from './typing-time';

/**
 * The site's policy, in order. What is refused is refused before work is spent on it; of the rules
 * that have a say all run, and the worst outcome decides. Of two with the same outcome the first is
 * named as the one that decided, so what says most stands first.
 */
export const rules: readonly Rule[] = [
  // Refuse: the writer can do something about it, and nothing is stored.
  threadOpen, // a closed thread takes no comments
  sanctions, // nor do moderators from authors whom they banned or muted; others it holds
  length, // first among those that read the text: behind it the text is short
  parentValid, // answers hang below something that readers see
  reservedNames, // nobody signs as staff
  flood, // not too many in too short a time
  repeated, // not the same thing twice

  // Spam: traps that people do not step into.
  honeypot,
  typingTime,

  // What it says.
  blockedWords, // rejects
  heldWords, // holds
  links, // holds some, rejects many
  shouting, // holds

  // Who says it, and where.
  recentRejections, // authors who often write what is not kept
  newAuthor, // authors nobody knows yet
  holdAll, // the site or the thread wants to see everything first
];
