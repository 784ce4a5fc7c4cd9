// Journey 9: from the front page to a printed door sign in four screens, by keyboard, signed out, with or without a script.
import { readFile } from 'node:fs/promises';
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('somebody signed out prints a door sign', async ({ page, keys, lang, context }) => {
  let screens = 1;
  await page.goto('/');
  await stands(page);
  await keys.press(page.locator('main a[href$="/print"]'));
  screens += 1;
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await stands(page);
  await keys.press(page.locator('main a[href$="/print/door-sign"]'));
  screens += 1;
  await stands(page);
  await keys.type(page.locator('#f-names'), 'Rosa, Tomás');
  await keys.type(page.locator('#f-phone'), '213-555-0142');
  await keys.press(page.locator('main form#print button.btn.main'));
  screens += 1;
  const picture = page.locator('img.preview').first();
  await expect(picture).toBeVisible();
  await expect(picture).toHaveAttribute('alt', /\S/);
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth), 'the picture is there').toBeGreaterThan(200);
  await expect(page.locator('#f-names')).toHaveValue('Rosa, Tomás');
  await stands(page);
  const download = page.waitForEvent('download');
  await keys.to(page.locator('button[formaction$="/print/door-sign/paper.pdf"]'));
  await page.keyboard.press('Enter');
  const paper = await download;
  expect(paper.suggestedFilename()).toBe('door-sign.pdf');
  const bytes = await readFile(await paper.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(screens, 'screens from the front page to the paper').toBeLessThanOrEqual(4);
  expect(await context.cookies(), 'nothing is remembered').toEqual([]);
});

test('what cannot be printed is told at its field and stays', async ({ page, keys }) => {
  await page.goto('/print/door-sign');
  await keys.type(page.locator('#f-link'), 'not an address');
  await keys.press(page.locator('main form#print button.btn.main'));
  await keys.jump(page.locator('#problems a[href="#f-link"]'), page.locator('#f-link'));
  await expect(page.locator('#f-link')).toHaveValue('not an address');
  await stands(page);
});

test('a note is left at a door, and a closed door says so kindly', async ({ page, helper, keys }) => {
  await helper.goto('/my/door');
  const address = (await helper.locator('main .notice bdi').first().innerText()).trim();
  await page.goto(new URL(address).pathname);
  await stands(page);
  await keys.type(page.locator('#f-words'), 'Could you water my plants on Sunday?');
  await keys.press(page.locator('main form#note button.btn.main'));
  await expect(page.locator('h1')).toHaveCount(1);
  await stands(page);
  await helper.goto('/my/door');
  await expect(helper.locator('.card').filter({ hasText: 'water my plants' }).first()).toBeVisible();
  await page.goto('/note/0000000000zz');
  await expect(page.locator('h1')).toHaveCount(1);
  await stands(page);
});
