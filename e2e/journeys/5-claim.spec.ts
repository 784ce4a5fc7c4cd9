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

  const keys = new Keys(helper);
  await helper.goto('/asks');
  await stands(helper);
  expect(await helper.content()).not.toContain('555 0143');
  await keys.press(helper.locator('main .card a', { hasText: line }).first());
  await stands(helper);
  expect(await helper.content(), 'a card opens nothing before the asker says yes').not.toContain('555 0143');
  await keys.press(helper.locator('form[action$="/claim"] button.btn.main'));
  await stands(helper);
  await expect(helper.locator('main .lamp-big.lit, main .lamp.lit').first()).toBeVisible();

  await page.goto(mine);
  await expect(page.locator('main .lamp-big.lit, main .lamp.lit').first()).toBeVisible();
  await stands(page);

  // Handed back, so that the board is as it was.
  await keys.press(helper.locator('form[action$="/hand-back"] button').first());
});
