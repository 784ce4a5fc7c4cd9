// Who would really come: drawn in the browser, asked by a link, agreed by somebody without an account, called; and what
// of it the server has on its disk.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../fixtures.ts';
import { Keys } from '../keys.ts';
import { stands, watch } from '../page-checks.ts';

/** Every file below a folder. */
async function files(folder: string): Promise<string[]> {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

/** The code in the newest message to a number. */
async function code(data: string, number: string): Promise<string> {
  const digits = number.replaceAll('-', '');
  const letters = await Promise.all((await files(data)).filter((name) => name.endsWith('.txt')).sort().reverse()
    .map((name) => readFile(name, 'utf8')));
  const mine = letters.find((letter) => letter.split('\n')[0]?.replaceAll(/\D/g, '').endsWith(digits) && /\b\d{6}\b/.test(letter));
  return mine?.match(/\b\d{6}\b/)?.[0] ?? '';
}

test('an empty home leads to an agreed pod of two', async ({ page, keys, lang, demo, browser, contextOptions, locale, javaScriptEnabled, viewport }) => {
  const number = '213-555-0120';
  await page.goto('/');
  await stands(page);
  await keys.press(page.locator('main a[href$="/pod"]'));
  await stands(page);
  // Reading needs no account; asking somebody does: the way in stands there.
  await keys.press(page.locator('main a.btn[href$="/pod/ask"]'));
  await keys.type(page.locator('[name=contact]'), number);
  await keys.press(page.locator('main form button.btn.main'));
  await expect.poll(() => code(demo.data, number)).toMatch(/^\d{6}$/);
  await keys.type(page.locator('[name=code]'), await code(demo.data, number));
  await keys.press(page.locator('main form button.btn.main'));
  await page.goto('/my/pod');
  await expect(page.locator('main .empty')).toBeVisible();
  await stands(page);
  await keys.press(page.locator('main a.btn[href$="/pod/ask"]').first());
  await stands(page);
  await keys.press(page.locator('main a[href$="for=everyday"]'));
  await keys.type(page.locator('[name=to]'), 'Xochitl');
  await keys.type(page.locator('[name=me]'), 'Nelly');
  await keys.tick(page.locator('[name=need][value=key]'));
  await keys.press(page.locator('main form button.btn.main'));
  await stands(page);
  const mine = page.url();
  const link = await page.locator('main bdi.break').innerText();

  const context = await browser.newContext({ ...contextOptions, baseURL: demo.url, locale, javaScriptEnabled, viewport });
  const strays = watch(context, new URL(demo.url).origin, javaScriptEnabled !== false);
  const other: Page = await context.newPage();
  const hands = new Keys(other);
  await other.goto(new URL(link).pathname);
  await hands.choose('answer', 'yes');
  await hands.tick(other.locator('[name=yes][value=key]'));
  await hands.press(other.locator('main form button.btn.main'));
  await stands(other);
  await expect(other.locator('main')).toContainText(lang === 'en' ? 'You both said yes' : 'Los dos dijeron que sí');
  await context.close();
  expect(strays).toEqual([]);

  await page.goto(mine);
  await expect(page.locator('main')).toContainText(lang === 'en' ? 'you both said yes' : 'los dos dijeron que sí');
  await keys.press(page.locator('main .back a'));
  await expect(page.locator('main')).toContainText('Xochitl');
  const [card] = await Promise.all([
    page.request.get('/my/pod/card.pdf'),
    expect(page.locator('main a[href$="/my/pod/card.pdf"]')).toHaveCount(1),
  ]);
  expect(card.headers()['content-type']).toBe('application/pdf');
  expect(card.headers()['cache-control']).toBe('no-store');
});

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

/** Every circle of an empty map: who it is for, where, how large, how drawn. */
function design(): string[][] {
  const on = (far: number, angle: number) => [550 + far * Math.cos((angle * Math.PI) / 180), 425 + far * Math.sin((angle * Math.PI) / 180)];
  const circle = (ring: string, at: number[], r: number, stroke: number, dash = '') => [ring, ...at.map(String), String(r), String(stroke), dash];
  const n = (count: number) => [...Array(count).keys()];
  return [
    circle('me', [550, 425], 90, 4),
    ...n(6).map((i) => circle('pod', on(190, -90 + 60 * i), 70, 5)),
    ...n(12).map((i) => circle('movable', on(330, -75 + 30 * i), 48, 2, '2 6')),
    ...[[110, 110], [990, 110], [110, 740], [990, 740]].map((at) => circle('networks', at, 85, 2)),
  ];
}

test('what a browser sealed is on the disk of the server, and no name of it', async ({ helper, demo, javaScriptEnabled }) => {
  if (javaScriptEnabled === false) {
    // Sealing needs a script. Without one there is nothing to type a name into, so that none can be sent.
    await helper.goto('/pod/map');
    await expect(helper.locator('main input:visible, main textarea:visible')).toHaveCount(0);
    await expect(helper.locator('main a[href$="/pod/paper"]').first()).toBeVisible();
    return;
  }
  const names = ['Rosalinda Quetzalcoatl', 'Temoc Ixtlilxochitl', 'Zyanya Nezahualcoyotl', 'Citlali Popocatepetl', 'Yaretzi Huitzilopoch', 'Nayeli Tonantzintla', 'Izel Xiuhtecuhtli'];
  const secret = 'porch lemon wagon stair';
  await helper.goto('/pod/map');
  for (const name of names) {
    await helper.locator('#pod-name').fill(name);
    await helper.locator('[data-add] button[value=pod]').press('Enter');
  }
  await expect(helper.locator('[data-sheets] svg'), 'seven take a second sheet').toHaveCount(2);
  await stands(helper);
  await helper.locator('#pod-pass').fill(secret);
  await helper.locator('#pod-pass-again').fill(secret);
  await Promise.all([helper.waitForEvent('load'), helper.locator('[data-seal] button[value=keep]').press('Enter')]);
  await expect(helper.locator('main')).toContainText(/sealed map is kept|sellado quedó guardado/);

  const kept = await (await helper.request.get('/pod/map/kept')).text();
  expect(kept).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/);
  const disk = await files(demo.data);
  const databases = disk.filter((name) => /\.(sqlite|db)(-wal|-shm)?$/.test(name));
  expect(databases.length, `the database is among ${disk.join(' ')}`).toBeGreaterThan(0);
  let sealed = 0;
  for (const file of disk) {
    const bytes = await readFile(file);
    for (const word of [...names.flatMap((name) => name.split(' ')), secret]) {
      for (const shape of [word, word.toLowerCase(), Buffer.from(word).toString('base64').replace(/=*$/, '').slice(0, -1), encodeURIComponent(word)]) {
        expect(bytes.includes(shape), `${word} is in ${file}`).toBe(false);
      }
      expect(bytes.includes(Buffer.from(word, 'utf16le')), `${word} is in ${file}`).toBe(false);
    }
    if (bytes.includes(kept.trim().split('\n')[1] ?? '-')) sealed += 1;
  }
  expect(sealed, 'the search looks where the sealed bytes are').toBeGreaterThan(0);

  // Another browser of the same person opens it with the passphrase, and not with another.
  await helper.evaluate(() => localStorage.clear());
  await helper.reload();
  await expect(helper.locator('[data-ring=pod] h4')).toHaveCount(0);
  await helper.locator('#pod-pass').fill('porch lemon wagon chair');
  await helper.locator('[data-seal] button[value=from]').press('Enter');
  await expect(helper.locator('[data-wrong=open]')).toBeVisible();
  await helper.locator('#pod-pass').fill(secret);
  await helper.locator('[data-seal] button[value=from]').press('Enter');
  await expect(helper.locator('[data-ring=pod] h4')).toHaveText(names);
});

test('the map is drawn by keyboard, sealed, erased and opened again', async ({ page, keys, javaScriptEnabled }) => {
  // What stays on the page: nothing loads.
  const enter = async (target: Locator): Promise<void> => {
    await keys.to(target);
    await page.keyboard.press('Enter');
  };
  await page.goto('/pod/map');
  await stands(page);
  await expect(page.locator('#leave')).toBeVisible();
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
  await expect(page.locator('[data-sheets] g')).toHaveCount(2);
  const drawn = await page.locator('[data-sheets] circle').evaluateAll((all) => all.map((circle) =>
    [circle.getAttribute('class'), ...['cx', 'cy', 'r', 'stroke-width', 'stroke-dasharray'].map((name) => circle.getAttribute(name) ?? '')]));
  expect(drawn, 'the numbers of the design').toEqual(design());
  await stands(page);

  // A group is asked about, gently, and moved outward if that is what it is.
  await keys.type(page.locator('#pod-name'), 'Los primos de la 5');
  await enter(page.locator('[data-add] button[value=pod]'));
  await expect(page.locator('[data-hint]')).toBeVisible();
  await enter(page.locator('[data-outward]'));
  await expect(page.locator('[data-hint]')).toBeHidden();
  await expect(page.locator('[data-ring=networks] h4')).toHaveText(['Los primos de la 5']);

  // What somebody could become: what it would take, and by when.
  const temo = page.locator('[data-ring=movable] li');
  await keys.open(temo.locator('summary'));
  await keys.type(temo.locator('[data-at=step]'), 'Walk home together');
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-next] li')).toHaveText([/^Temo · Walk home together$/]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-sheets] svg')).toBeVisible();
  await expect(page.locator('[data-ring=pod] h4')).toBeVisible();
  await expect(page.locator('[data-seal]')).toBeHidden();
  await expect(page.locator('[data-add]')).toBeHidden();
  await page.emulateMedia({ media: null });

  // The drawing leads to the list, and the list moves people.
  await page.locator('#pod-name').focus();
  await enter(page.locator('[data-sheets] g[aria-label=Temo]'));
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
  await page.locator('#pod-pass-again').fill('porch lemon wagon stars');
  await page.locator('[data-seal] button[value=file]').press('Enter');
  await expect(page.locator('[data-wrong=differs]'), 'a slip of a finger seals nothing').toBeVisible();
  await page.locator('#pod-pass-again').fill('porch lemon wagon stair');
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
  await expect(page.locator('#pod-pass'), 'the passphrase is gone with the map').toHaveValue('');
  await expect(page.locator('#pod-pass-again')).toHaveValue('');
  await page.locator('details:has(#pod-file)').evaluate((d) => d.setAttribute('open', ''));
  await page.locator('#pod-file').setInputFiles(saved);
  await page.locator('#pod-pass').fill('porch lemon wagon stair');
  await page.locator('[data-opens]').press('Enter');
  await expect(page.locator('[data-ring=pod] h4')).toHaveText(['Rosalinda', 'Temo']);
  expect(sent.join('\n'), 'no name left this browser').not.toMatch(/Rosalinda|Temo|primos|Walk/);

  // Where care is asked for it comes first, and no circle is offered.
  await page.locator('#pod-purpose').selectOption('safety');
  await expect(page.locator('[data-care-for=safety]')).toBeVisible();
  await page.locator('#pod-name').focus();
  await keys.type(page.locator('#pod-name'), 'Rosalinda');
  await enter(page.locator('[data-add] button[value=pod]'));
  await expect(page.locator('[data-gaps] li').first()).toBeVisible();
  await expect(page.locator('[data-gaps] form:visible')).toHaveCount(0);
  await stands(page);

  // What nobody covers becomes an ask: its first question is answered already.
  await page.locator('#pod-purpose').selectOption('everyday');
  await expect(page.locator('[data-care]')).toBeHidden();
  await page.locator('#pod-name').focus();
  await keys.press(page.locator('[data-gaps] form button').first());
  await expect(page).toHaveURL(/\/ask$/);
  await expect(page.locator('#problems')).toHaveCount(0);
  await expect(page.locator('input[name=kind][value=food]').first()).toBeAttached();

  // The page of a purpose leads to the map of that purpose, and the address keeps nothing of it.
  await page.goto('/pod/for/harmed');
  await keys.press(page.locator('main a[href*="/pod/map"]'));
  await expect(page.locator('#pod-purpose')).toHaveValue('harmed');
  await expect(page).toHaveURL(/\/pod\/map$/);
});
