// An empty folder becomes a first real ask: eight pages, the recovery sheet, the desk, by keyboard only.
import { expect, test as base } from '@playwright/test';
import { answerAll, mainAction } from '../asking.ts';
import { startEmpty } from '../demo.ts';
import { Keys } from '../keys.ts';
import { stands, watch } from '../page-checks.ts';

type Server = Awaited<ReturnType<typeof startEmpty>>;

const test = base.extend<{ server: Server; lang: string; keys: Keys }>({
  server: async ({}, use) => {
    const server = await startEmpty();
    await use(server);
    await server.stop();
  },
  baseURL: async ({ server }, use) => use(server.url),
  lang: async ({ locale }, use) => use((locale ?? 'en').slice(0, 2)),
  keys: async ({ page }, use) => use(new Keys(page)),
  context: async ({ context, server, javaScriptEnabled }, use) => {
    const strays = watch(context, new URL(server.url).origin, javaScriptEnabled !== false);
    await use(context);
    expect(strays).toEqual([]);
  },
});

test('an empty folder becomes a first real ask', async ({ page, keys, lang, server, browser, contextOptions, locale, javaScriptEnabled }) => {
  const began = Date.now();
  const field = (name: string) => page.locator(`[name="${name}"]`);
  const next = async () => {
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await stands(page);
    await keys.press(mainAction(page));
    await expect(page.locator('#problems'), 'an answer was refused').toHaveCount(0);
  };

  // Whoever comes without the link is told kindly.
  const closed = await page.goto('/ask');
  expect(closed?.status()).toBe(503);
  await expect(page.locator('h1')).toHaveText(lang === 'en' ? 'This server is new' : 'Este servidor es nuevo');
  await stands(page);

  await page.goto(server.link);
  await expect(page).toHaveURL(/\/setup$/);
  // A mistake first: what is missing is said, and a link leads to the field.
  await keys.press(mainAction(page));
  await keys.jump(page.locator('#problems a').first(), field('network'));
  await keys.type(field('network'), lang === 'en' ? 'Lemon Street Neighbors' : 'Vecinos de la Limón');
  await next();
  await keys.choose('scale', 'building');
  await keys.type(field('place_name'), 'Casa Limón');
  await next();
  await keys.type(field('rough'), '6th & Lemon');
  await next();
  await keys.tick(page.locator('[name=spoken][value=ko]'));
  await next();
  // Back, and forward again: what was chosen is still there.
  await keys.press(page.locator('main .back a'));
  await expect(page.locator('[name=spoken][value=ko]')).toBeChecked();
  await next();
  await keys.choose('has_line', 'no');
  await next();
  await next();
  await keys.type(field('me'), 'Rosa');
  await keys.type(field('my_contact'), '213 555 0142');
  await keys.choose('second', 'now');
  await keys.type(field('second_name'), 'Joon');
  await keys.type(field('second_contact'), 'joon@example.org');
  await next();
  await expect(page.locator('main .answers')).toContainText('Casa Limón');
  await next();

  // The recovery sheet, once.
  await expect(page).toHaveURL(/\/setup\/sheet$/);
  await expect(page.locator('main .tile')).toHaveCount(11);
  await next();
  await expect(page).toHaveURL(/\/desk$/);
  await stands(page);
  await page.goto('/setup/sheet');
  await expect(page.locator('main .tile')).toHaveCount(0);

  // First steps: a building, paper, a practice ask that goes in one tap.
  await page.goto('/desk');
  await keys.press(page.locator('main a[href$="/circles"]'));
  await keys.press(page.locator('main a[href$="/circles/new"]'));
  await keys.type(field('circle_name'), 'El Patio');
  await keys.type(field('rough'), '7th & Lemon');
  await next();
  await stands(page);
  await page.goto('/paper');
  await stands(page);
  await keys.press(page.locator('main button').first());
  await keys.press(page.locator('form[action$="/start/practice"] button'));
  await stands(page);
  await page.goto('/desk');
  await keys.press(page.locator('form[action$="/start/practice/erase"] button'));
  await expect(page.locator('form[action$="/start/practice/erase"]')).toHaveCount(0);

  // A neighbor asks, and it is on the desk.
  const visit = await browser.newContext({ ...contextOptions, baseURL: server.url, locale, javaScriptEnabled, viewport: { width: 360, height: 740 } });
  const strays = watch(visit, new URL(server.url).origin, javaScriptEnabled !== false);
  const neighbor = await visit.newPage();
  await neighbor.goto('/ask');
  await answerAll(neighbor, new Keys(neighbor), {
    kind: ['other'], details: lang === 'en' ? 'A ladder for an hour' : 'Una escalera por una hora', when: 'this_week',
    contact: 'none', name: 'Ana', place: 'Casa Limón', language: lang,
  }, lang);
  await expect(neighbor.locator('main .code .tile').first()).toBeVisible();
  await visit.close();
  expect(strays).toEqual([]);
  await page.goto('/desk');
  await expect(page.locator('.desk-list li')).toHaveCount(1);
  expect(Date.now() - began, 'ten minutes from an empty folder').toBeLessThan(10 * 60_000);
});
