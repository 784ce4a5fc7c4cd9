// Journey 8: weekly check-in by text. The link in the text opens three large words; one tap, and a neighbor knows.
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('journey 8: weekly check-in by text', async ({ page, helper, keys, demo }) => {
  // Before: whoever has the day does not know yet how Walter is.
  await helper.goto('/checkins');
  await stands(helper);
  await helper.locator('main .cards a').first().click();
  const walter = helper.locator('main li.card', { hasText: 'Walter' }).first();
  await expect(walter).toHaveClass(/\boff\b/);
  // Who else is asked today follows the hour at which the demo was started.
  await stands(helper);
  const round = helper.url();

  // The text's link: no account, no question in between, the first button is the answer.
  await page.goto(demo.checkIn);
  await expect(page.locator('main button[name=word]')).toHaveCount(3);
  for (const button of await page.locator('main button[name=word]').all()) {
    const box = await button.boundingBox();
    expect(box?.height ?? 0, 'a thumb finds it').toBeGreaterThanOrEqual(44);
  }
  await stands(page);
  await keys.press(page.locator('button[value=ok]'));
  expect(keys.taps, 'journey 8: taps').toBeLessThanOrEqual(1);
  await expect(page.locator('main .notice.done').first()).toBeVisible();
  await stands(page);

  // After: the neighbor sees it. Whoever was not reached stays, with what a person can do.
  await helper.goto(round);
  await expect(helper.locator('main li.card.off', { hasText: 'Walter' }), 'nobody waits for Walter').toHaveCount(0);
  const anahit = helper.locator('main li.card', { hasText: 'Anahit' }).first();
  await expect(anahit.locator('a[href$="/safety"]')).toBeVisible();

  // A date that is gone keeps what was typed; away, back, and out of the round again need no reason.
  await page.locator('[name=until]').fill('2020-02-02');
  await page.locator('button[value=date]').click();
  await expect(page.locator('#problems')).toBeVisible();
  await expect(page.locator('[name=until]')).toHaveValue('2020-02-02');
  await stands(page);
  await page.locator('button[value=week]').click();
  await expect(page.locator('button[value=off]')).toBeVisible();
  await stands(page);
  await page.locator('button[value=off]').click();
  await expect(page.locator('button[value=week]')).toBeVisible();
});

test('a day of a round is closed by a person, once it has begun', async ({ helper }) => {
  await helper.goto('/checkins');
  await helper.locator('main .cards a').first().click();
  const close = helper.locator('button[name=close]');
  // The demo's round asks at nine where its neighbors live: before that there is nothing of today to close.
  const hour = Number(
    new Intl.DateTimeFormat('en-US', { hour: 'numeric', hourCycle: 'h23', timeZone: 'America/Los_Angeles' }).format(),
  );
  if (hour < 9) {
    await expect(helper.locator('main li.card', { hasText: 'Anahit' }).first()).toBeVisible();
    await expect(close).toHaveCount(0);
    return;
  }
  await close.click();
  await expect(helper.locator('.notice.done', { hasText: 'Anahit' })).toBeVisible();
  await stands(helper);
  await helper.locator('button[name=open]').click();
  await expect(close).toBeVisible();
});

test('today’s round comes out of a printer', async ({ helper }) => {
  await helper.goto('/checkins');
  await helper.locator('main .cards a').first().click();
  const path = new URL(helper.url()).pathname;
  for (const choice of ['', '?letters=large', '?paper=a4']) {
    const sheet = await helper.request.get(`${path}/sheet.pdf${choice}`);
    expect(sheet.status(), choice).toBe(200);
    expect(sheet.headers()['content-type']).toBe('application/pdf');
    expect((await sheet.body()).subarray(0, 5).toString()).toBe('%PDF-');
  }
});
