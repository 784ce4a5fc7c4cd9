// Journey 6: the asker says yes, the helper brings it and closes it; two lights. Keyboard only on both sides.
import { postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { Keys } from '../keys.ts';
import { stands } from '../page-checks.ts';

test('journey 6: deliver and close', async ({ page, keys, helper, lang }) => {
  const line = lang === 'en' ? 'A pot of soup from the corner' : 'Una olla de sopa de la esquina';
  const mine = await postAsk(page, {
    kind: 'food', details: line, public_line: line, private_note: 'Apartment 4', when: 'today', contact: 'phone',
    contact_value: '213 555 0144', name: 'Ignacio', place: 'Marathon St & Heliotrope Dr', language: lang,
  });

  const theirs = new Keys(helper);
  await helper.goto('/asks');
  await theirs.press(helper.locator('main .card a', { hasText: line }).first());
  const slug = new URL(helper.url()).pathname;
  await theirs.press(helper.locator('form[action$="/claim"] button.btn.main'));

  await page.goto(mine);
  await keys.press(page.locator('form[action$="/accept"] button.btn.main'));
  await stands(page);

  // Only now the helper sees whom to call and where to knock.
  await helper.goto(slug);
  await expect(helper.locator('main a[href^="tel:"]').first()).toContainText('555');
  await expect(helper.locator('main')).toContainText('Apartment 4');
  await stands(helper);
  await theirs.press(helper.locator('form[action$="/done"] button.btn.main'));
  await stands(helper);

  await page.goto(mine);
  await expect(page.locator('main .lamp-big.done, main .lamp.done').first()).toBeVisible();
  await stands(page);
});
