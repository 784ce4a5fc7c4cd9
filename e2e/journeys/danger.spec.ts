// Danger words: the crisis lines at once, a human first, then one neighbor asked by name. Keyboard only.
import { answerAll, mainAction } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { Keys } from '../keys.ts';
import { stands } from '../page-checks.ts';

test('danger shows the crisis lines, and a steward is the first to read it', async ({ page, keys, steward, helper, lang }) => {
  const words = lang === 'en' ? 'I need groceries, he hits me and took my card' : 'Necesito comida, me pega y me quitó la tarjeta';
  await page.goto('/ask');
  await keys.tick(page.locator('[name=kind][value=food]'));
  await keys.press(mainAction(page));
  await keys.type(page.locator('[name=details]'), words);
  await keys.press(mainAction(page));
  const crisis = page.locator('main .crisis');
  await expect(crisis.locator('a[href="tel:+18007997233"]')).toBeVisible();
  await expect(page.locator('a[href="tel:911"]').first()).toBeVisible();
  await answerAll(page, keys, { when: 'today', contact: 'none', name: 'Inés' }, lang);
  await expect(crisis.locator('a[href="tel:+18007997233"]').first()).toBeVisible();
  await stands(page);
  const slug = /\/my\/ask\/([^/]+)\/withdraw/.exec(await page.content())?.[1];
  expect(slug).toBeTruthy();

  // No neighbor sees a card of it, and its address is no page to them.
  await helper.goto('/asks');
  expect(await helper.content()).not.toContain(slug);
  expect((await helper.goto(`/asks/${slug}`))?.status()).toBe(404);
  await stands(helper);

  // A steward reads it first.
  const theirs = new Keys(steward);
  await steward.goto('/desk');
  await expect(steward.locator('main .notice.problem', { hasText: lang === 'en' ? 'danger' : 'peligro' })).toBeVisible();
  await stands(steward);
  await theirs.press(steward.locator(`main a[href$="/desk/${slug}"]`).first());
  await expect(steward.locator('main .said')).toHaveText(words);
  await expect(steward.locator('main .crisis a[href="tel:988"]')).toBeVisible();
  await stands(steward);
  await theirs.press(steward.locator('form[action$="/open"] button'));
  await stands(steward);
  await page.reload();
  await expect(page.locator('main details', { has: page.locator('.timeline') }).locator('li'), 'the asker reads who did what').not.toHaveCount(0);

  // And asks one neighbor by name; the asker says yes or no to that one.
  await theirs.press(steward.locator(`main a[href$="/desk/${slug}/neighbors"]`));
  await stands(steward);
  const one = steward.locator('main .cards li', { has: steward.locator('form[action$="/assign"]') }).first();
  const name = await one.locator('h2').innerText();
  await theirs.press(one.locator('button'));
  await expect(steward.locator('main .lamp-big.lit')).toBeVisible();
  await expect(steward.locator('#helper')).toContainText(name);
  await stands(steward);
  await page.reload();
  await expect(page.locator('main .lamp-big.lit')).toBeVisible();
  await expect(page.locator('main')).toContainText(name);
  await keys.press(page.locator('form[action$="/accept"] button'));
  await stands(page);
});
