// Journey 10: from the square on a fridge's door to the list of those who tend it: two screens, three taps, no account.
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('journey 10: a fridge report from its QR', async ({ page, keys, lang, steward, context }) => {
  await page.goto('/fridges');
  await stands(page);
  await keys.press(page.locator('li.card h2 a').first());
  await stands(page);
  const fridge = new URL(page.url()).pathname;
  const name = (await page.locator('h1').innerText()).trim();

  // What the square on the door opens.
  await page.goto(`${fridge}/report`);
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await stands(page);
  keys.taps = 0;
  await keys.choose('condition', 'too-warm');
  await keys.choose('fullness', 'some');
  await keys.press(page.locator('main form#report button.btn.main'));
  expect(keys.taps, 'taps from the square to the end').toBeLessThanOrEqual(3);
  await expect(page.locator('.notice.problem')).toBeVisible();
  await stands(page);
  expect(await context.cookies(), 'nothing is remembered').toEqual([]);

  await steward.goto('/desk');
  await expect(steward.locator('section.notice').filter({ hasText: name })).toBeVisible();
  await page.goto(fridge);
  await expect(page.locator('main .notice.problem'), 'nobody should eat from it').toBeVisible();

  // Somebody looked: it is good again, and the desk is clear.
  await page.goto(`${fridge}/report`);
  await keys.choose('condition', 'good');
  await keys.press(page.locator('main form#report button.btn.main'));
  await stands(page);
  await page.goto(fridge);
  await stands(page);
});
