const minute = 60_000;
const day = 24 * 60 * minute;

/** `5 days ago 06:40` as a date. @param {string} text @param {Date} now */
export function readTime(text, now) {
  const [, days, hours, minutes] = /^(\d+) days? ago (\d\d):(\d\d)$/.exec(text) ?? [];
  if (!days) throw new Error(`not a time: ${text}`);
  const time = new Date(now);
  time.setDate(time.getDate() - Number(days));
  time.setHours(Number(hours), Number(minutes), 0, 0);
  return time;
}

/**
 * When each comment was written: many soon after publication, fewer later, replies some time after
 * what they answer, and all before now. The same at every run.
 *
 * @param {import('./read-texts.mjs').CommentText[]} comments
 * @param {Date} published
 * @param {Date} now
 * @returns {Date[]}
 */
export function spreadTimes(comments, published, now) {
  const random = randomFrom(comments.length);
  const last = now.getTime() - 5 * minute;
  const span = Math.min(4 * day, last - published.getTime() - 30 * minute);
  const roots = comments.filter(({ parent }) => parent === null).length;
  /** @type {number[]} */
  const times = [];
  let root = 0;
  comments.forEach(({ parent }, index) => {
    const share = (root + random()) / roots;
    if (parent === null) root += 1;
    const time =
      parent === null
        ? published.getTime() + 10 * minute + span * share ** 2
        : times[parent] + (4 + 110 * random() ** 2) * minute;
    times[index] = Math.min(time, last + index * 1000);
  });
  return times.map((time) => new Date(time));
}

/** Park and Miller's generator. @param {number} seed */
function randomFrom(seed) {
  let state = seed + 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
