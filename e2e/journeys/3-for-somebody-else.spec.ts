// Journey 3: asking for a neighbor who said yes. Eight screens at most, keyboard only.
import { answerAll } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('journey 3: ask for somebody else, with their consent', async ({ page, keys, lang }) => {
  await page.goto('/ask');
  const screens = await answerAll(page, keys, {
    for_other: 'agreed',
    kind: ['prescription'],
    details: lang === 'en' ? 'Pick up pills at the pharmacy on Vermont' : 'Recoger pastillas en la farmacia de la Vermont',
    when: 'this_week',
    contact_value: '213 555 0149',
    name: 'Mr. Park',
    place: 'Vermont Ave & Melrose Ave',
    spoken_by: 'Ana',
  }, lang);
  expect(screens, 'the budget of experience.md').toBeLessThanOrEqual(8);
  expect(keys.taps, 'the budget of experience.md').toBeLessThanOrEqual(10);
  await expect(page.locator('main .code .tile').first()).toBeVisible();
  await stands(page);
});

test('nobody asks for somebody else without their yes', async ({ page }) => {
  const answer = await page.request.post('/ask', {
    form: { kind: 'food', details: 'Soup', when: 'today', contact: 'none', name: 'Ana', place: 'Main St', language: 'en', for_other: '1', confirm: '1' },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(422);
  expect(await answer.text()).toContain('f-consent');
});
