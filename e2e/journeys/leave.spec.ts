// "Leave this page": a link without script, Shift three times with it, and Back shows nothing.
import { mainAction, postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import type { BrowserContext } from '@playwright/test';

const secret = 'Something nobody at home may read';

/** The journeys never leave this machine: what comes after /exit is played here. */
async function elsewhere(context: BrowserContext): Promise<void> {
  await context.route('**/exit', (route) => route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Sunny</h1>' }));
}

test('leaving leads to an ordinary page that learns nothing', async ({ page }) => {
  const answer = await page.request.get('/exit', { maxRedirects: 0 });
  expect(answer.status()).toBe(303);
  expect(answer.headers()['location']).toBe('https://www.weather.gov/');
  expect(answer.headers()['referrer-policy']).toBe('no-referrer');
  expect(answer.headers()['cache-control']).toContain('no-store');
});

test('every page about a person has a way to leave, as its first stop', async ({ page, keys, context }) => {
  await elsewhere(context);
  const mine = await postAsk(page, { kind: 'other', details: secret, when: 'flexible', contact: 'none', language: 'en' });
  for (const path of ['/ask', mine, '/my/ask/paper', '/my/ask/erase', '/code']) {
    await page.goto(path);
    await expect(page.locator('#leave'), path).toBeVisible();
    await expect(page.locator('#leave'), path).toHaveAttribute('href', /\/exit$/);
  }
  await page.goto(mine);
  await keys.press(page.locator('#leave'));
  await expect(page.locator('h1')).toHaveText('Sunny');
});

test('leaving fast leaves nothing behind', async ({ page, keys, context, javaScriptEnabled }) => {
  await elsewhere(context);
  await page.goto('/ask');
  await keys.tick(page.locator('[name=kind][value=other]'));
  await keys.press(mainAction(page));
  await keys.type(page.locator('[name=details]'), secret);
  if (javaScriptEnabled === false) {
    await keys.press(page.locator('#leave'));
  } else {
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
    await expect(page.locator('p[role=status]')).not.toBeEmpty();
    await page.keyboard.press('a');
    await page.keyboard.press('Shift');
    await expect(page.locator('[name=details]'), 'a letter between starts the count over').toBeVisible();
    await page.keyboard.press('Shift');
    await page.keyboard.press('Shift');
  }
  await expect(page.locator('h1')).toHaveText('Sunny');
  await page.goBack();
  expect(await page.content(), 'Back shows nothing of it').not.toContain(secret);
});
