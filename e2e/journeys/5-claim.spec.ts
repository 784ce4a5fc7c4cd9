// Journey 5: a helper takes an ask, standing in the street. Three screens, two taps, keyboard only.
import { postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { Keys } from '../keys.ts';
import { stands } from '../page-checks.ts';

test('journey 5: take an ask from the board', async ({ page, helper, lang }) => {
  const line = lang === 'en' ? 'Two bags of lemons to carry upstairs' : 'Subir dos bolsas de limones';
  const mine = await postAsk(page, {
    kind: 'errand', details: line, public_line: line, when: 'today', contact: 'phone', contact_value: '213 555 0143',
    name: 'Lupe', place: 'Marathon St & Heliotrope Dr', language: lang,
  });

  // One: the board. Two: the ask. Three: it is yours.
  const keys = new Keys(helper);
  await helper.goto('/asks');
  await stands(helper);
  await expect(helper.locator('html')).toHaveAttribute('lang', lang);
  expect(await helper.content()).not.toContain('555 0143');
  await keys.press(helper.locator('main .card a', { hasText: line }).first());
  await stands(helper);
  expect(await helper.content(), 'a card opens nothing before the asker says yes').not.toContain('555 0143');
  await keys.press(helper.locator('form[action$="/claim"] button.btn.main'));
  expect(keys.taps, 'the budget of experience.md').toBeLessThanOrEqual(2);
  await stands(helper);
  await expect(helper.locator('main .lamp-big.lit')).toBeVisible();
  await expect(helper.locator('main .said')).toHaveText(line);
  expect(await helper.content(), 'one yes is missing').not.toContain('555 0143');

  await page.goto(mine);
  await expect(page.locator('main .lamp-big.lit')).toBeVisible();
  await expect(page.locator('form[action$="/accept"] button')).toBeVisible();
  await stands(page);

  // Handed back without a reason: the asker's lamp goes out, the card is on the board again.
  await keys.open(helper.locator('summary', { has: helper.locator('xpath=..//form[contains(@action,"/hand-back")]') }));
  await keys.press(helper.locator('form[action$="/hand-back"] button'));
  await stands(helper);
  await page.reload();
  await expect(page.locator('main .lamp-big.off')).toBeVisible();
  await helper.goto('/asks');
  await expect(helper.locator('main .card.off a', { hasText: line }).first()).toBeVisible();
});
