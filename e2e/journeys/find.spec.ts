// Who else is there: found by a ZIP code, with the age of every fact; what is over is told, looked at, and then said to everybody.
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('a group near a ZIP code is found, each fact with its age, and one is told to be over', async ({ page, keys, lang, steward }) => {
  await page.goto('/');
  await keys.press(page.locator('main a[href$="/find"]'));
  await stands(page);
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await keys.type(page.locator('#f-where'), '90031');
  await keys.press(page.locator('main form#find button.btn.main'));
  await expect(page.locator('h1')).toContainText('Lincoln Heights');
  await stands(page);
  const cards = page.locator('#found ~ ul.cards > li.card');
  expect(await cards.count()).toBeGreaterThan(1);
  for (const card of await cards.all()) await expect(card.locator('p.soft')).toContainText(/\d|hoy|today|ahora|now/);
  const name = 'Olmo Street Neighbors';
  await keys.press(cards.filter({ hasText: name }).locator('a'));
  await expect(page.locator('h1')).toContainText(name);
  await stands(page);
  const groups = page.locator('main > section').filter({ has: page.locator('.badge') });
  expect(await groups.count(), 'what is known stands in parts').toBeGreaterThan(3);
  for (const group of await groups.all()) await expect(group.locator('.badge')).toContainText(/\d/);

  // Somebody else's group: it has closed, as a neighbor heard.
  await page.goto('/find?what=renters');
  await keys.press(page.locator('li.card a').first());
  const listing = new URL(page.url()).pathname;
  await keys.press(page.locator('main a.btn[href*="/suggest?listing="]'));
  await stands(page);
  await keys.choose('says', 'closed');
  await keys.press(page.locator('main form#suggest button.btn.main'));
  await expect(page.locator('.lamp-big')).toBeVisible();
  await stands(page);
  await page.goto(listing);
  await expect(page.locator('main .lamp').first(), 'a neighbor closes nothing').not.toHaveClass(/resting/);

  await steward.goto('/directory');
  const waiting = steward.locator('#waiting ~ ul.cards li.card').filter({ hasText: 'Kitchen Table' });
  await waiting.last().locator('a').click();
  await stands(steward);
  await steward.locator('button[name=take]').click();
  await page.reload();
  await expect(page.locator('main .lamp').first()).toHaveClass(/resting/);
  await stands(page);
  // Back as it was, for whoever runs this again in the same world.
  await steward.locator('[name=standing][value=there]').evaluate((radio) => (radio.closest('details') as HTMLDetailsElement).open = true);
  await steward.locator('[name=standing][value=there]').check({ force: true });
  await steward.locator('form[action$="/stand"] button').click();
  await page.reload();
  await expect(page.locator('main .lamp').first()).not.toHaveClass(/resting/);
});

test('where nothing sure is near, the page leads with what is', async ({ page, keys }) => {
  await page.goto('/find');
  await keys.type(page.locator('#f-where'), 'Palmdale');
  await keys.press(page.locator('main form#find button.btn.main'));
  await expect(page.locator('#thin')).toBeVisible();
  await expect(page.locator('section.notice a[href*="kind=council"]')).toBeVisible();
  await stands(page);
});

test('a group tends its own listing by a link, with one tap', async ({ page, keys, steward }) => {
  await steward.goto('/directory/porch-callers');
  const form = steward.locator('form[action$="/link"]');
  await form.evaluate((one) => (one.closest('details') as HTMLDetailsElement).open = true);
  if (await form.locator('bdi').count() === 0) await form.locator('button').click();
  const link = await steward.locator('form[action$="/link"] bdi').innerText();
  await page.goto(new URL(link).pathname);
  await stands(page);
  await keys.press(page.locator('main form.act button.btn.main'));
  await expect(page.locator('.flash, [role=status]').first()).toBeVisible();
  await page.goto('/g/porch-callers');
  await expect(page.locator('main .lamp').first()).toHaveClass(/lit/);
  await stands(page);
});
