// A picture of every page that needs no state of its own, as a visitor, a helper, a steward and an asker see it.
import { test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

const open = ['/', '/ask', '/about', '/what-we-store', '/safety', '/help', '/styleguide', '/not-here'];

for (const path of open) {
  test(`visitor ${path}`, async ({ page }, info) => {
    await page.goto(path);
    await picture(page, info.project.name, `visitor${path}`);
  });
}

test('helper /asks', async ({ helper }, info) => {
  await helper.goto('/asks');
  await picture(helper, info.project.name, 'helper/asks');
  const first = helper.locator('main .card a').first();
  await helper.goto((await first.getAttribute('href')) ?? '/asks');
  await picture(helper, info.project.name, 'helper/ask');
});

test('steward /desk', async ({ steward }, info) => {
  await steward.goto('/desk');
  await picture(steward, info.project.name, 'steward/desk');
});

test('asker', async ({ page, demo }, info) => {
  await page.goto(demo.ask);
  await picture(page, info.project.name, 'asker/private');
});

async function picture(page: import('@playwright/test').Page, project: string, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const file = name.replace(/\/$/, '/home').replaceAll('/', '-');
  await page.screenshot({ path: `shots/${file}.${project}.png`, fullPage: true });
  await stands(page);
}
