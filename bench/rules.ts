import { readText } from '../server/comments/read-text';
import { judge } from '../server/moderation/judge';
import { compile, draftOf, fill, texts, time, word } from './judging';

/** What it costs to judge a comment by all rules: by its length, and by the number of blocked words. */

const lengths = [1_000, 10_000, 20_000, 40_000, 100_000];
const listSizes = [0, 100, 10_000, 100_000];

const cell = (text: string): string => text.padStart(13);
const row = (...cells: readonly string[]): void => console.log(cells.map(cell).join(''));
const micro = (value: number): string => `${value.toFixed(value < 100 ? 1 : 0)} µs`;

const lists = listSizes.map((size) => ({ size, ...compile(size) }));

for (const [kind, textOf] of Object.entries(texts)) {
  const drafts = lengths.map((length) => draftOf(textOf(length)));
  const tables = lists.map(({ compiled }) =>
    drafts.map((draft) => time(() => judge(draft, compiled)))
  );
  console.log(`\nJudging by all rules, ${kind}: per comment\n`);
  row('characters', ...listSizes.map((size) => `${size} words`));
  lengths.forEach((length, line) =>
    row(String(length), ...tables.map((times) => micro(times[line] ?? 0)))
  );
  console.log('\nPer 1,000 characters: flat where the cost is linear in the text\n');
  row('characters', ...listSizes.map((size) => `${size} words`));
  lengths.forEach((length, line) =>
    row(String(length), ...tables.map((times) => micro(((times[line] ?? 0) * 1_000) / length)))
  );
}

console.log('\nOnce per change of settings: preparing the list\n');
row('words', 'time');
for (const { size, ms } of lists) row(String(size), `${ms.toFixed(0)} ms`);

console.log('\nReading text and links from Markdown: per comment\n');
row('characters', 'prose', 'per 1,000', 'links', 'per 1,000', 'hostile', 'per 1,000');
for (const length of lengths) {
  const prose = texts.prose?.(length) ?? '';
  const links = fill(length, () => `[${word()}](http://${word()}.com) `);
  const hostile = fill(length, () => `${'http://a.b/('.repeat(160)} `);
  const times = [prose, links, hostile].map((body) => time(() => readText(body)));
  row(
    String(length),
    ...times.flatMap((micros) => [micro(micros), micro((micros * 1_000) / length)])
  );
}
