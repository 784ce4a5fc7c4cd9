// Journey 1: a neighbor without an account asks for groceries. Seven screens at most, keyboard only.
import { answerAll } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('journey 1: ask without an account', async ({ page, keys, lang, demo }) => {
  await page.goto('/');
  await keys.press(page.locator('main a[href$="/ask"]').first());
  keys.taps = 0;
  const screens = await answerAll(page, keys, {
    kind: ['food'],
    details: lang === 'en' ? 'Milk, eggs and bread for two days' : 'Leche, huevos y pan para dos días',
    private_note: lang === 'en' ? 'The bell is broken, please knock' : 'El timbre no sirve, toque la puerta',
    when: 'today',
    contact_value: '213 555 0142',
    name: 'Rosa',
    place: 'Marathon St & Heliotrope Dr',
    language: lang,
  }, lang);
  expect(screens, 'the budget of experience.md').toBeLessThanOrEqual(7);
  expect(keys.taps, 'the budget of experience.md').toBeLessThanOrEqual(9);

  // The private page: the code word to read out, one sentence on what happens next, a way to leave fast.
  await expect(page.locator('main .code .tile').first()).toHaveText(/\S+\W\S+\W\S+/);
  await expect(page.locator('main .status, main section.confirm').first()).toBeVisible();
  await expect(page.locator('#leave')).toBeVisible();
  await stands(page);
  const answer = await page.reload();
  expect(answer?.headers()['cache-control']).toContain('no-store');

  // Somebody who is not the asker sees neither the note nor the phone.
  const stranger = await page.context().browser()!.newContext({ baseURL: demo.url });
  const board = await stranger.request.get('/asks');
  expect(await board.text()).not.toContain('555 0142');
  await stranger.close();
});
