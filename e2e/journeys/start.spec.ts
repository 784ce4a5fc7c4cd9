// From nothing near you to a group with two who begin it, its listing, its paper and its page for asks; six screens, by keyboard.
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('nothing is near, so a group begins: listed, with its page for asks and its first paper', async ({ page, keys, lang }) => {
  await page.goto('/find?where=Lancaster');
  await expect(page.locator('#thin')).toBeVisible();
  await keys.press(page.locator('section.notice a[href*="/start"]'));
  let screens = 1;
  keys.taps = 0;
  await stands(page);
  await keys.press(page.locator('main form.act button.btn.main'));
  screens += 1;
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await stands(page);
  await expect(page.locator('#f-near'), 'where they looked is remembered').toHaveValue('Lancaster');
  await keys.choose('scale', 'block');
  await keys.type(page.locator('#f-place_name'), `Cedar ${lang}`);
  await keys.type(page.locator('#f-rough'), 'Cedar & 10th St West');
  await keys.press(page.locator('main form#begin button.btn.main'));
  screens += 1;
  await stands(page);
  await keys.type(page.locator('#f-group'), 'Cedar Porch Neighbors');
  await keys.press(page.locator('main form#begin button.btn.main'));
  screens += 1;
  await stands(page);
  await keys.type(page.locator('#f-me'), 'Nelly');
  await keys.type(page.locator('#f-my_contact'), '747-555-0131');
  await keys.choose('second', 'now');
  await keys.type(page.locator('#f-second_name'), 'Luz');
  await keys.type(page.locator('#f-second_contact'), '747-555-0132');
  await keys.press(page.locator('main form#begin button.btn.main'));
  screens += 1;
  await stands(page);
  await keys.press(page.locator('main form#begin button[name=confirm]'));
  screens += 1;
  await expect(page.locator('.lamp-big')).toBeVisible();
  await stands(page);
  expect(screens, 'screens from the start to the porch light').toBeLessThanOrEqual(6);
  const home = new URL(page.url()).pathname.replace(/\/begun$/, '');
  expect(home).toMatch(/^\/n\//);

  // The paper, the page for asks, and the line in the directory.
  await expect(page.locator('main a[href$="/print/door-sign"]')).toBeVisible();
  const answer = await page.request.get(`${home}/ask`);
  expect(answer.status(), 'the page for asks').toBe(200);
  await keys.press(page.locator('main a[href*="/g/"]'));
  await expect(page.locator('h1')).toContainText('Cedar Porch Neighbors');
  await expect(page.locator('main .lamp').first()).toHaveClass(/lit/);
  await stands(page);
  await page.goto('/find?where=Lancaster');
  await expect(page.locator('#found ~ ul.cards')).toContainText('Cedar Porch Neighbors');
});

test('whoever does not begin today is told when somebody does, and nobody else hears of it', async ({ page, keys }) => {
  await page.goto('/start');
  await keys.press(page.locator('main a[href$="/start/tell"]'));
  await stands(page);
  await keys.press(page.locator('main form button.btn.main'));
  await expect(page.locator('#problems')).toBeVisible();
  await stands(page);
});
