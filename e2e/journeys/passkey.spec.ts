// The second step of a steward: a passkey made and given with the keyboard, and an app's six digits without a script.
import { createHmac } from 'node:crypto';
import { expect, test as base, type Page } from '@playwright/test';
import { mainAction } from '../asking.ts';
import { startEmpty } from '../demo.ts';
import { Keys } from '../keys.ts';
import { stands, watch } from '../page-checks.ts';

type Server = Awaited<ReturnType<typeof startEmpty>>;

const test = base.extend<{ server: Server; rosa: Page; keys: Keys }>({
  server: async ({}, use) => {
    const server = await startEmpty();
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url),
  keys: async ({ page }, use) => use(new Keys(page)),
  context: async ({ context, server, javaScriptEnabled }, use) => {
    const strays = watch(context, new URL(server.url).origin, javaScriptEnabled !== false);
    await use(context);
    expect(strays).toEqual([]);
  },
  // Rosa founded the network; she stands beside Joon, the second steward, and shows him his links.
  rosa: async ({ browser, server, contextOptions, locale, javaScriptEnabled }, use) => {
    const context = await browser.newContext({ ...contextOptions, baseURL: server.url, locale, javaScriptEnabled });
    const page = await context.newPage();
    await founds(page, server.link);
    await use(page);
    await context.close();
  },
});

/** Answers the first run without looking at it: setup.spec.ts does. */
async function founds(page: Page, link: string): Promise<void> {
  const answers: Record<string, string> = {
    network: 'Lemon Street', place_name: 'Casa Limón', rough: '6th & Lemon', me: 'Rosa', my_contact: '213 555 0142',
    second_name: 'Joon', second_contact: 'joon@example.org',
  };
  const choices = ['[name=scale][value=building]', '[name=has_line][value=no]', '[name=second][value=now]'];
  await page.goto(link);
  for (let pages = 0; !page.url().endsWith('/desk'); pages += 1) {
    expect(pages, 'the first run comes to an end').toBeLessThan(12);
    for (const [name, answer] of Object.entries(answers)) {
      const field = page.locator(`main [name=${name}]`);
      if (await field.count() > 0) await field.fill(answer);
    }
    for (const choice of choices) {
      const radio = page.locator(`main ${choice}`);
      if (await radio.count() > 0) await radio.check();
    }
    await mainAction(page).click();
  }
}

/** Rosa makes a link for Joon, who opens it. */
async function signsIn(rosa: Page, page: Page): Promise<void> {
  await rosa.goto('/people');
  await rosa.getByRole('link', { name: 'Joon' }).first().click();
  await rosa.locator('main a[href$="/way-in"]').click();
  await mainAction(rosa).click();
  await page.goto(await rosa.locator('main code').innerText());
  await expect(page).toHaveURL(/\/my$/);
}

async function signsOut(page: Page, keys: Keys): Promise<void> {
  await page.goto('/my');
  await keys.press(page.locator('main form[action$="/out"] button'));
  expect((await page.goto('/desk'))?.status()).toBe(401);
}

test('a passkey is made, and asked for at the next sign-in', async ({ page, keys, rosa, javaScriptEnabled }) => {
  if (javaScriptEnabled === false) {
    // A browser gives a passkey to a script only: without one the page says so and leads back to the app.
    await signsIn(rosa, page);
    await page.goto('/my/security');
    await keys.press(page.locator('form[action$="/my/security/passkey"] button'));
    await stands(page);
    await expect(page.locator('main')).toContainText(/scripts|programas|JavaScript/i);
    await expect(page.locator('main a[href$="/my/security"]')).toHaveCount(1);
    return;
  }
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  await devices.send('WebAuthn.addVirtualAuthenticator', { options });

  await signsIn(rosa, page);
  await page.goto('/my/security');
  await stands(page);
  await keys.press(page.locator('form[action$="/my/security/passkey"] button'));
  await stands(page);
  await keys.press(page.locator('form[data-passkey=create] button'));
  await expect(page.locator('main ol code'), 'eight codes on paper').toHaveCount(8);
  await stands(page);
  expect((await page.goto('/desk'))?.status(), 'making it was giving it').toBe(200);

  await signsOut(page, keys);
  await signsIn(rosa, page);
  await page.goto('/desk');
  await expect(page, 'the desk waits').toHaveURL(/\/my\/security(\?back=.*)?$/);
  await stands(page);
  await keys.press(page.locator('form[action$="/passkey/use"] button'));
  await stands(page);
  await keys.press(page.locator('form[data-passkey=get] button'));
  await expect(page).toHaveURL(/\/desk$/);
  expect((await page.goto('/desk'))?.status()).toBe(200);
});

test('the six digits of an app do as well, and need no script', async ({ page, keys, rosa }) => {
  await signsIn(rosa, page);
  await page.goto('/my/security');
  await keys.press(page.locator('form[action$="/my/security/app"] button'));
  await stands(page);
  const secret = (await page.locator('main ol code').innerText()).replaceAll(' ', '');
  await keys.type(page.locator('[name=code]'), digits(secret, 0));
  await keys.press(page.locator('form[action$="/app/confirm"] button'));
  await expect(page.locator('main ol code')).toHaveCount(8);
  const paper = await page.locator('main ol code').first().innerText();

  await signsOut(page, keys);
  await signsIn(rosa, page);
  await page.goto('/desk');
  await expect(page).toHaveURL(/\/my\/security(\?back=.*)?$/);
  await keys.type(page.locator('[name=code]'), '000000');
  await keys.press(page.locator('form[action$="/security/prove"] button'));
  await expect(page.locator('#problems')).toBeVisible();
  await stands(page);
  // The next half minute's digits count already: a phone's clock may run ahead.
  await keys.type(page.locator('[name=code]'), digits(secret, 1));
  await keys.press(page.locator('form[action$="/security/prove"] button'));
  await expect(page).toHaveURL(/\/desk$/);
  expect((await page.goto('/desk'))?.status()).toBe(200);

  // A phone that is lost: a code on paper.
  await signsOut(page, keys);
  await signsIn(rosa, page);
  await page.goto('/my/security');
  await keys.type(page.locator('[name=code]'), paper);
  await keys.press(page.locator('form[action$="/security/prove"] button'));
  expect((await page.goto('/desk'))?.status()).toBe(200);
});

/** RFC 6238: the digits of this half minute, or of one `ahead`. */
function digits(secret: string, ahead: number): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const mac = createHmac('sha1', key).update(step).digest();
  const at = mac[19] & 15;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}
