// What every journey is given: a demo neighborhood, people signed in, a keyboard, and eyes on every request.
import { test as base, expect, type Browser, type Page } from '@playwright/test';
import { startDemo, type Demo } from './demo.ts';
import { Keys } from './keys.ts';
import { watch } from './page-checks.ts';

type State = Awaited<ReturnType<import('@playwright/test').BrowserContext['storageState']>>;

interface Given {
  /** `en` or `es`: the language the browser asks for. */
  lang: string;
  keys: Keys;
  /** A second person beside `page`, signed in as the demo's helper or steward. */
  helper: Page;
  steward: Page;
}

interface Shared { demo: Demo; helperState: State; stewardState: State }

/** A sign-in link works once; what it leaves in the cookie jar serves the whole worker. */
async function signIn(browser: Browser, link: string): Promise<State> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const answer = await page.goto(link);
  expect(answer?.status(), 'the sign-in link').toBe(200);
  const state = await context.storageState();
  await context.close();
  return state;
}

export const test = base.extend<Given, Shared>({
  demo: [async ({}, use) => {
    const { demo, stop } = await startDemo();
    await use(demo);
    await stop();
  }, { scope: 'worker', timeout: 120_000 }],
  helperState: [async ({ browser, demo }, use) => use(await signIn(browser, demo.helper)), { scope: 'worker' }],
  stewardState: [async ({ browser, demo }, use) => use(await signIn(browser, demo.steward)), { scope: 'worker' }],

  baseURL: async ({ demo }, use) => use(demo.url),
  lang: async ({ locale }, use) => use((locale ?? 'en').slice(0, 2)),
  keys: async ({ page }, use) => use(new Keys(page)),

  context: async ({ context, demo, javaScriptEnabled }, use) => {
    const strays = watch(context, new URL(demo.url).origin, javaScriptEnabled !== false);
    await use(context);
    expect(strays).toEqual([]);
  },
  helper: async ({ browser, contextOptions, demo, helperState, locale, javaScriptEnabled, viewport, timezoneId }, use) => {
    await asPerson(browser, demo, { ...contextOptions, storageState: helperState, baseURL: demo.url, locale, javaScriptEnabled, viewport, timezoneId }, use);
  },
  steward: async ({ browser, contextOptions, demo, stewardState, locale, javaScriptEnabled, viewport, timezoneId }, use) => {
    await asPerson(browser, demo, { ...contextOptions, storageState: stewardState, baseURL: demo.url, locale, javaScriptEnabled, viewport, timezoneId }, use);
  },
});

async function asPerson(
  browser: Browser, demo: Demo, options: Parameters<Browser['newContext']>[0], use: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const strays = watch(context, new URL(demo.url).origin, options?.javaScriptEnabled !== false);
  await use(await context.newPage());
  await context.close();
  expect(strays).toEqual([]);
}

export { expect };
