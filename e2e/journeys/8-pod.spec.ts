// Journey 8: who would really come. Drawn in the browser, asked by a link, agreed by somebody without an account, called.
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('somebody asks a friend to stand by, and calls', async ({ page, helper, keys, lang }) => {
  const hope = lang === 'en' ? 'A ride on Tuesdays' : 'Un aventón los martes';
  await helper.goto('/pod/ask?for=everyday');
  await helper.locator('[name=to]').fill('Yolotzin');
  await helper.locator('[name=me]').fill('Nelly');
  await helper.locator('[name=need][value=ride]').check();
  await helper.locator('[name=hope]').fill(hope);
  await helper.locator('main form button.btn.main').click();
  await stands(helper);
  const link = await helper.locator('main bdi.break').innerText();
  const path = new URL(link).pathname;
  const mine = helper.url();

  await page.goto(path);
  await expect(page.locator('main')).toContainText(hope);
  await stands(page);
  await keys.press(page.locator('main button.btn.main'));
  await expect(page.locator('#problems')).toBeVisible();
  await page.locator('[name=answer][value=yes]').check();
  await page.locator('[name=yes][value=ride]').check();
  await keys.type(page.locator('[name=needs]'), '555-0161');
  await keys.press(page.locator('main button.btn.main'));
  await stands(page);

  await helper.goto(mine);
  await expect(helper.locator('main')).toContainText('555-0161');
  await helper.goto('/pod/call');
  await stands(helper);
  await helper.locator('[name=words]').fill(hope);
  await helper.locator('main form button.btn.main').click();
  await stands(helper);
  const come = new URL(await helper.locator('main bdi.break').innerText()).pathname;
  await page.goto(come);
  await stands(page);
  await keys.press(page.locator('button[value=on-my-way]'));
  await helper.reload();
  await expect(helper.locator('.card .lamp.lit')).toHaveCount(1);
  await stands(helper);
});

test('the map is drawn by keyboard, sealed, erased and opened again', async ({ page, keys, javaScriptEnabled }) => {
  // What stays on the page: nothing loads.
  const enter = async (target: Locator): Promise<void> => {
    await keys.to(target);
    await page.keyboard.press('Enter');
  };
  await page.goto('/pod/map');
  await stands(page);
  if (javaScriptEnabled === false) {
    await expect(page.locator('#pod')).toBeHidden();
    await expect(page.locator('main a[href$="/pod/paper"]').first()).toBeVisible();
    return;
  }
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
  await keys.type(page.locator('#pod-name'), 'Rosalinda');
  await enter(page.locator('[data-add] button[value=pod]'));
  await keys.type(page.locator('#pod-name'), 'Temo');
  await enter(page.locator('[data-add] button[value=movable]'));
  await expect(page.locator('[data-ring=pod] h4')).toHaveText(['Rosalinda']);
  await expect(page.locator('svg.pod-drawing g')).toHaveCount(2);
  await stands(page);

  // The drawing leads to the list, and the list moves people.
  await enter(page.locator('svg.pod-drawing g[aria-label=Temo]'));
  await page.locator('[data-ring=movable] [data-at=ring]').selectOption('pod');
  await expect(page.locator('[data-ring=pod] h4')).toHaveText(['Rosalinda', 'Temo']);
  await expect(page.locator('[data-gaps] li').first()).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-ring=pod] h4')).toHaveText(['Rosalinda', 'Temo']);

  // Chromium shows the focus of a date's own little button on that button alone, where Keys does not look.
  await page.locator('#pod-pass').fill('too short');
  await page.locator('[data-seal] button[value=file]').press('Enter');
  await expect(page.locator('[data-wrong=short]')).toBeVisible();
  await page.locator('#pod-pass').fill('porch lemon wagon stair');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('[data-seal] button[value=file]').press('Enter'),
  ]);
  const saved = await file.path();
  const text = await readFile(saved, 'utf8');
  expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
  expect(text).not.toContain('Rosalinda');

  page.once('dialog', (dialog) => void dialog.accept());
  await page.locator('[data-erase]').press('Enter');
  await expect(page.locator('[data-ring=pod] h4')).toHaveCount(0);
  expect(await page.evaluate(() => localStorage.getItem('farolito-pod'))).toBeNull();
  await page.locator('#pod-pass').fill('');
  await page.locator('details:has(#pod-file)').evaluate((d) => d.setAttribute('open', ''));
  await page.locator('#pod-file').setInputFiles(saved);
  await page.locator('#pod-pass').fill('porch lemon wagon stair');
  await page.locator('[data-opens]').press('Enter');
  await expect(page.locator('[data-ring=pod] h4')).toHaveText(['Rosalinda', 'Temo']);
  expect(sent.join('\n'), 'no name left this browser').not.toMatch(/Rosalinda|Temo/);
});
