// The desk that a steward leaves open: a new ask stands there without a hand on the page, and the page says so.
import { postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('an open desk counts a new ask by itself', async ({ page, steward, lang, javaScriptEnabled }) => {
  const all = steward.locator('#list .chip').first();
  const count = async () => Number((await all.innerText()).replace(/\D+/g, ''));
  await steward.goto('/desk');
  const before = await count();
  await steward.evaluate(() => { document.body.dataset.same = 'page'; });
  await postAsk(page, {
    kind: 'money', details: lang === 'en' ? 'Ten dollars for the bus' : 'Diez dólares para el camión', when: 'today', contact: 'none',
    place: 'Marathon St & Heliotrope Dr', language: lang,
  });
  if (javaScriptEnabled === false) {
    // Without a script there is a link that looks again.
    await steward.locator('[data-live] a').click();
    expect(await count()).toBeGreaterThan(before);
    return;
  }
  await expect.poll(count, 'the desk counts by itself').toBeGreaterThan(before);
  await expect(steward.locator('[data-live] [role=status]')).not.toBeEmpty();
  await expect(steward.locator('body'), 'it was never loaded again').toHaveAttribute('data-same', 'page');
  await stands(steward);
});
