// Journey 7: a steward reads an ask, sees three neighbors with reasons, and texts them. Three screens, four taps, keyboard only.
import { postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { Keys } from '../keys.ts';
import { stands } from '../page-checks.ts';

/** Whether neighbors of the demo may be called now: from nine to nine where they live. */
function awake(): boolean {
  const hour = Number(new Intl.DateTimeFormat('en-US', { timeZone: 'America/Los_Angeles', hour: 'numeric', hourCycle: 'h23' }).format());
  return hour >= 9 && hour < 21;
}

test('journey 7: read, three neighbors with reasons, text them', async ({ page, steward, lang }) => {
  const line = lang === 'en' ? 'A shelf that leans' : 'Una repisa que se cae';
  await postAsk(page, {
    kind: 'errand', details: line, public_line: line, when: 'today', contact: 'phone', contact_value: '213 555 0177',
    name: 'Hortensia', place: 'Marathon St & Heliotrope Dr', language: lang,
  });
  const began = Date.now();
  const keys = new Keys(steward);

  // One: the desk. What is asked for today stands above what can wait.
  await steward.goto('/desk');
  await stands(steward);
  await expect(steward.locator('html')).toHaveAttribute('lang', lang);
  await keys.press(steward.locator('.desk-list a', { hasText: lang === 'en' ? 'Errand' : 'Mandado' }).first());

  // Two: the ask, and three neighbors, each with reasons and with words ready for a phone.
  await stands(steward);
  const three = steward.locator('.desk-pane li.card');
  await expect(three).toHaveCount(3);
  for (const one of await three.all()) {
    await expect(one.locator('.facts span').first()).not.toBeEmpty();
    if (!awake()) {
      // At night no number is shown, and the page says when it is again.
      await expect(one).toContainText(lang === 'en' ? 'Not now, please.' : 'Ahora no, por favor.');
      await expect(one.locator('a[href^="sms:"], a[href^="tel:"]')).toHaveCount(0);
      continue;
    }
    const text = await one.locator('a[href^="sms:"]').getAttribute('href');
    expect(text, 'a text that is ready').toContain('body=');
    expect(decodeURIComponent(text ?? ''), 'nothing private stands in a text').not.toContain('Hortensia');
  }
  await keys.press(steward.locator('form[action$="/ask-three"] button'));

  // Three: it is written down who was asked.
  await stands(steward);
  await expect(steward.locator('main [role=status], main .flash').first()).toBeVisible();
  expect(keys.taps, 'the budget of experience.md').toBeLessThanOrEqual(4);
  expect(Date.now() - began, 'an ask takes a steward less than a minute').toBeLessThan(60_000);
});

test('who is calling: four digits lead to the person and to what they ask', async ({ page, steward, lang }) => {
  await postAsk(page, {
    kind: 'food', details: lang === 'en' ? 'Soup' : 'Caldo', when: 'today', contact: 'phone', contact_value: '213 555 0178',
    name: 'Casimira', place: 'Marathon St & Heliotrope Dr', language: lang,
  });
  const keys = new Keys(steward);
  await steward.goto('/desk/find');
  await stands(steward);
  await keys.type(steward.locator('main form [name=q]').first(), '0178');
  await keys.press(steward.locator('main form button').first());
  await stands(steward);
  await expect(steward.locator('main')).toContainText('Casimira');
});
