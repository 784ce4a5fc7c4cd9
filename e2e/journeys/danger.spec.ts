// Danger words: the crisis lines at once, a human first, then one neighbor asked by name. Keyboard only.
import { answerAll } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { Keys } from '../keys.ts';
import { stands } from '../page-checks.ts';

test('danger shows the crisis lines, and a steward is the first to read it', async ({ page, keys, steward, helper, lang }) => {
  const words = lang === 'en' ? 'I need groceries, he hits me and took my card' : 'Necesito comida, me pega y me quitó la tarjeta';
  await page.goto('/ask');
  await keys.tick(page.locator('[name=kind][value=food]'));
  await keys.press(page.locator('main button.btn.main'));
  await keys.type(page.locator('[name=details]'), words);
  await keys.press(page.locator('main button.btn.main'));
  const crisis = page.locator('main .crisis');
  await expect(crisis.locator('a[href="tel:+18007997233"]')).toBeVisible();
  await expect(page.locator('a[href="tel:911"]').first()).toBeVisible();
  await stands(page);
  await answerAll(page, keys, { when: 'today', contact: 'none' }, lang);
  await expect(crisis.locator('a[href="tel:+18007997233"]').first()).toBeVisible();
  await stands(page);

  // No neighbor sees a card of it.
  await helper.goto('/asks');
  expect(await helper.content()).not.toContain(words);
});
