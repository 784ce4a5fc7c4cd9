// Journey 4: somebody offers help. No account, no typing needed, keyboard only; five screens, seven taps.
import { answerAll, postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { Keys } from '../keys.ts';
import { stands } from '../page-checks.ts';

test('journey 4: offer help', async ({ page, keys, lang, steward }) => {
  // From the second door, with a name, so that a steward can say hello.
  await page.goto('/offer');
  await answerAll(page, keys, { kind: ['errand', 'pet'], often: '2', band: 'block', travel: ['bike'], name: 'Chela', contact: '213 555 0187' }, lang, '/offer');
  await expect(page).toHaveURL(/\/o\/|\/my\/offer/);
  await stands(page);
  // The promise is kept short: a steward says hello first, and until then nobody is sent.
  await steward.goto('/offers');
  await stands(steward);
  await expect(steward.locator('main')).toContainText('Chela');
  const hands = new Keys(steward);
  const row = steward.locator('main li, main section, main form').filter({ hasText: 'Chela' }).last();
  await hands.press(row.locator('button.btn').first());
  await stands(steward);
  await page.reload();
  await stands(page);
});

test('journey 4: the least that can be offered', async ({ page, keys, lang }) => {
  await page.goto('/offer');
  const screens = await answerAll(page, keys, { kind: ['company'] }, lang, '/offer');
  expect(screens, 'the budget of experience.md').toBeLessThanOrEqual(6);
  expect(keys.taps, 'the budget of experience.md').toBeLessThanOrEqual(7);
  await stands(page);
});

test('whoever asks can also offer, as the same person', async ({ page, keys, lang }) => {
  const mine = await postAsk(page, { kind: 'food', when: 'today', contact: 'none', details: 'Rice', name: 'Noemí', place: 'Marathon St & Heliotrope Dr', language: lang });
  await page.goto(mine);
  await stands(page);
  await keys.press(page.locator('main a[href*="/offer"]').first());
  await answerAll(page, keys, { kind: ['company'] }, lang, '/offer');
  await stands(page);
  await expect(page.locator('#problems')).toHaveCount(0);
});
