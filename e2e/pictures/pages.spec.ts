// A picture of every page, as a visitor, an asker, a helper and a steward see it; `cargo xtask e2e shots`.
import { mainAction, postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import type { Page } from '@playwright/test';

const ask = {
  kind: 'food', details: 'Eggs, bread and something soft', private_note: 'Blue door, please knock', public_line: 'A few soft groceries',
  when: 'today', contact: 'phone', contact_value: '213 555 0150', name: 'Bernice', place: 'Marathon St & Heliotrope Dr', language: 'en',
};

test('visitor', async ({ page }, info) => {
  for (const path of ['/', '/about', '/help', '/safety', '/what-we-store', '/in', '/code', '/styleguide', '/not-here', '/my/ask', '/offer', '/join', '/in/code']) {
    await page.goto(path);
    await picture(page, info.project.name, `visitor${path}`);
  }
});

test('asking', async ({ page }, info) => {
  const shot = (name: string) => picture(page, info.project.name, `ask-${name}`);
  await page.goto('/ask');
  await mainAction(page).click();
  await shot('1-kind-wrong');
  await page.goto('/ask');
  await shot('1-kind');
  await page.locator('[name=kind][value=food]').check();
  await mainAction(page).click();
  await shot('2-details');
  await page.locator('[name=details]').fill('Eggs and bread. No heat here and I feel faint.');
  await mainAction(page).click();
  await shot('3-when-danger');
  await page.locator('[name=when][value=today]').check();
  await mainAction(page).click();
  await page.locator('[name=contact][value=phone]').check();
  await mainAction(page).click();
  await shot('4-contact-wrong');
  await page.locator('[name=contact_value]').fill('213 555 0151');
  await mainAction(page).click();
  await shot('5-place');
  await mainAction(page).click();
  await shot('6-who');
  await mainAction(page).click();
  await shot('7-check');
  await mainAction(page).click();
  await shot('8-private-danger');
});

test('an ask from both sides', async ({ page, helper }, info) => {
  const shot = (who: Page, name: string) => picture(who, info.project.name, name);
  const mine = await postAsk(page, ask);
  await page.goto(mine);
  await shot(page, 'mine-1-asking');
  for (const path of ['/my/ask/paper', '/my/ask/erase']) {
    await page.goto(path);
    await shot(page, `mine-${path.split('/').at(-1)}`);
  }
  await page.goto('/my/ask');
  await page.locator('a[href$="/edit"]').click();
  await shot(page, 'mine-edit');
  await page.goto('/my/ask');
  const slug = /\/my\/ask\/([^/]+)\/withdraw/.exec(await page.content())?.[1];
  expect(slug).toBeTruthy();

  await helper.goto('/asks');
  await shot(helper, 'helper-board');
  await helper.goto(`/asks/${slug}`);
  await shot(helper, 'helper-1-open');
  await helper.locator('form[action$="/claim"] button').click();
  await shot(helper, 'helper-2-reserved');
  await page.goto('/my/ask');
  await shot(page, 'mine-2-waiting');
  await page.locator('form[action$="/accept"] button').click();
  await shot(page, 'mine-3-lit');
  await helper.goto(`/asks/${slug}`);
  await shot(helper, 'helper-3-accepted');
  await helper.locator('form[action$="/start"] button').click();
  await helper.locator('form[action$="/done"] button').click();
  await shot(helper, 'helper-4-done');
  await page.goto('/my/ask');
  await shot(page, 'mine-4-done');
  for (const path of ['/my', '/my/offer', '/offer', '/my/standing', '/my/apart', '/my/devices', '/my/leave', '/decisions-waiting']) {
    await helper.goto(path);
    await shot(helper, `helper${path}`);
  }
  await page.goto('/my/ask/erase');
  await page.locator('button[name=confirm]').click();
  await shot(page, 'mine-5-erased');
});

test('steward', async ({ steward }, info) => {
  const shot = (name: string) => picture(steward, info.project.name, `desk-${name}`);
  await steward.goto('/desk');
  await shot('1-list');
  const first = await steward.locator('main .desk-list a').first().getAttribute('href');
  await steward.goto(first ?? '/desk');
  await shot('2-one');
  await steward.goto(`${first}/neighbors`);
  await shot('3-neighbors');
  await steward.goto('/desk/new');
  await shot('4-new');
  await steward.goto('/desk/stuck');
  await shot('5-stuck');
  for (const path of ['/desk/find', '/desk/calls', '/desk/list', '/desk/sheet', '/spreadsheet', '/round', '/offers', '/capacity']) {
    await steward.goto(path);
    await shot(path.slice(1));
  }
});

test('tending', async ({ steward }, info) => {
  for (const path of ['/people', '/newcomers', '/invites', '/reports', '/circles', '/circles/new', '/paper', '/on-call', '/my/security']) {
    await steward.goto(path);
    await picture(steward, info.project.name, `tend${path}`);
  }
});

test('the pictures of the README', async ({ page, helper }, info) => {
  test.skip(info.project.name !== '1280-light-en', 'one of each is enough');
  for (const [who, path, name] of [[page, '/', 'home'], [helper, '/asks', 'board']] as const) {
    await who.setViewportSize({ width: 960, height: 720 });
    await who.goto(path);
    await still(who);
    await who.screenshot({ path: `../docs/pictures/${name}.png` });
  }
});

/** Fonts have come; nothing moves. */
async function still(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => true));
}

async function picture(page: Page, project: string, name: string): Promise<void> {
  await still(page);
  const file = name.replace(/\/$/, '/home').replaceAll('/', '-');
  await page.screenshot({ path: `shots/${file}.${project}.png`, fullPage: true });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(sideways, `${page.url()} scrolls sideways at ${project}`).toBeLessThanOrEqual(0);
}
