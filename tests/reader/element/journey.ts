import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Who goes the way, on a page whose comments are there. */
export type Reader = {
  readonly page: Page;
  /** How they sign; null where they have an account. */
  readonly name: string | null;
  /** What somebody else has written there; nobody has answered, voted on or reported it. */
  readonly theirs: string;
};

/**
 * All that a reader does below an article, in the order in which they come to do it: a draft, a
 * comment, its edit, a reply, a vote, a report, a permanent link, a comment that waits, a deletion.
 * Where `HOLD` stands in a text, it waits for review; everything else is approved.
 */
export const goTheWholeWay = async ({ page, name, theirs }: Reader): Promise<void> => {
  const comment = (text: string) => page.getByRole('article').filter({ hasText: text });
  const field = page.getByLabel('Your comment').first();
  const isFocused = (text: string) =>
    expect.poll(() => comment(text).evaluate((element) => element.matches(':focus'))).toBe(true);
  const me = name ?? 'me';
  const first = `The bell is new, says ${me}`;

  // A draft is there after a reload.
  await comment(theirs).waitFor();
  await field.fill(first);
  await page.reload();
  await comment(theirs).waitFor();
  expect(await field.inputValue()).toBe(first);

  // It is posted, and has the focus.
  await field.focus();
  expect(await page.getByLabel('Name').count()).toBe(name === null ? 0 : 1);
  if (name !== null) await page.getByLabel('Name').fill(name);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await comment(first).waitFor();
  await isFocused(first);
  expect(await field.inputValue()).toBe('');

  // It is changed while there is time.
  await comment(first).getByRole('timer').waitFor();
  await comment(first).getByRole('button', { name: 'Edit' }).click();
  const own = page.getByRole('article').filter({ has: page.getByRole('button', { name: 'Save' }) });
  await own.getByRole('textbox').fill(`${first}, and **loud**`);
  await own.getByRole('button', { name: 'Save' }).click();
  await comment(first).locator('strong', { hasText: 'loud' }).waitFor();
  expect(await comment(first).innerText()).toContain('edited');

  // Another's is answered, voted on and reported.
  const reply = `Well said, says ${me}`;
  await comment(theirs).getByRole('button', { name: 'Reply' }).click();
  await comment(theirs).getByRole('textbox').first().fill(reply);
  await comment(theirs).getByRole('button', { name: 'Reply', exact: true }).last().click();
  await comment(reply).waitFor();
  const branch = page.getByRole('listitem').filter({ has: comment(theirs) });
  expect(await branch.first().getByRole('listitem').innerText()).toContain(reply);

  await comment(theirs).getByRole('button', { name: 'Vote up' }).click();
  await expect.poll(() => comment(theirs).locator('[part=score]').innerText()).toBe('1');

  await comment(theirs).getByRole('button', { name: 'Report' }).click();
  await comment(theirs).getByRole('combobox').selectOption('off-topic');
  await comment(theirs).getByRole('button', { name: 'Report' }).last().click();
  await comment(theirs).getByText('Thank you. A moderator will look at it.').waitFor();

  // Its time is its permanent link, and leads to it on another day.
  await comment(reply).locator('a[part~=time]').click();
  const id = await comment(reply).getAttribute('id');
  await expect.poll(() => new URL(page.url()).hash).toBe(`#${id}`);
  await page.evaluate(() => scrollTo(0, 0));
  await page.reload();
  await comment(reply).waitFor();
  await isFocused(reply);
  await expect
    .poll(() =>
      comment(reply).evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      })
    )
    .toBe(true);
  // The vote is still theirs.
  const up = comment(theirs).getByRole('button', { name: 'Vote up' });
  await expect.poll(() => up.getAttribute('aria-pressed')).toBe('true');

  // What waits is there for its author alone, and after a reload as well.
  const held = `HOLD this, says ${me}`;
  await field.fill(held);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await comment(held).getByText('Waiting for review').waitFor();
  await page.reload();
  await comment(held).getByText('Waiting for review').waitFor();
  const stranger = await page.context().browser()!.newPage();
  await stranger.goto(page.url());
  await stranger.getByRole('article').filter({ hasText: reply }).waitFor();
  expect(await stranger.getByText(held).count()).toBe(0);
  await stranger.close();

  // It is deleted after one more question.
  await comment(held).getByRole('button', { name: 'Delete' }).click();
  await comment(held).getByText('Delete this comment?').waitFor();
  await comment(held).getByRole('button', { name: 'Delete' }).last().click();
  await expect.poll(() => comment(held).count()).toBe(0);
};
