// Journey 6: the asker says yes, the helper brings it and closes it; two lights. Keyboard only on both sides.
import { postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { Keys } from '../keys.ts';
import { stands } from '../page-checks.ts';

/** From nine to nine where the demo's neighbors live: at other hours a page holds numbers back. */
function byDay(): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone: 'America/Los_Angeles' }).format());
  return hour >= 9 && hour < 21;
}

test('journey 6: deliver and close', async ({ page, keys, helper, lang }) => {
  const line = lang === 'en' ? 'A pot of soup from the corner' : 'Una olla de sopa de la esquina';
  const mine = await postAsk(page, {
    kind: 'food', details: line, public_line: line, private_note: 'Apartment 4', when: 'today', contact: 'phone',
    contact_value: '213 555 0144', name: 'Ignacio', place: 'Marathon St & Heliotrope Dr', language: lang,
  });

  const theirs = new Keys(helper);
  await helper.goto('/asks');
  await theirs.press(helper.locator('main .card a', { hasText: line }).first());
  const card = new URL(helper.url()).pathname;
  await theirs.press(helper.locator('form[action$="/claim"] button.btn.main'));

  // The asker's yes.
  await page.goto(mine);
  await stands(page);
  await keys.press(page.locator('form[action$="/accept"] button.btn.main'));
  await expect(page.locator('main .lamp-big.lit')).toBeVisible();
  await stands(page);

  // Only now the helper sees whom to call and where to knock.
  await helper.goto(card);
  await expect(helper.locator('main')).toContainText('Apartment 4');
  await expect(helper.locator('main')).toContainText('Marathon St & Heliotrope Dr');
  if (byDay()) await expect(helper.locator('main a[href^="tel:+1213"]')).toContainText('555 0144');
  await stands(helper);

  // On the way, done: three taps at most.
  theirs.taps = 0;
  await theirs.press(helper.locator('form[action$="/start"] button.btn.main'));
  await stands(helper);
  await page.reload();
  await expect(page.locator('main .lamp-big.lit')).toBeVisible();
  await theirs.press(helper.locator('form[action$="/done"] button.btn.main'));
  expect(theirs.taps, 'the budget of experience.md').toBeLessThanOrEqual(3);
  await expect(helper.locator('main .lamp-big.done')).toBeVisible();
  await stands(helper);

  // Two lights, and a thank-you that costs one tap.
  await page.reload();
  await expect(page.locator('main .lamp-big.done')).toBeVisible();
  await stands(page);
  await keys.press(page.locator('form[action$="/thank"] button'));
  await expect(page.locator('form[action$="/thank"]')).toHaveCount(0);
  await stands(page);
});
