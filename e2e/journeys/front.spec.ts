// The front page and the first question: two doors, a phone line, light as a postcard.
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('the front page has two doors and a phone line', async ({ page, lang }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('main a[href$="/ask"]').first()).toBeVisible();
  await expect(page.locator('main a.door.offer')).toBeVisible();
  await expect(page.locator('footer a[href^="tel:"]').first()).toBeVisible();
  await expect(page.locator('h1')).toHaveCount(1);
  await stands(page);
});

test('the first question is one tab trip away, and asks one thing', async ({ page, keys, lang }) => {
  await page.goto('/');
  await keys.press(page.locator('main a[href$="/ask"]').first());
  await expect(page).toHaveURL(/\/ask$/);
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('main input[name=kind]').first()).toBeAttached();
  await expect(page.locator('main fieldset')).toHaveCount(1);
  await stands(page);
});

test('an empty answer is told at the field and in the summary', async ({ page, keys }) => {
  await page.goto('/ask');
  await keys.press(page.locator('main button.btn.main'));
  await expect(page.locator('#problems a[href="#f-kind"]')).toBeVisible();
  await expect(page.locator('#f-kind-error')).toBeVisible();
  await stands(page);
});

test('a first visit is four small requests', async ({ page }) => {
  const answers: Promise<{ path: string; bytes: number }>[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'font') return;
    answers.push(request.sizes().then((it) => ({ path: new URL(request.url()).pathname, bytes: it.responseBodySize })));
  });
  await page.goto('/', { waitUntil: 'networkidle' });
  const all = await Promise.all(answers);
  expect(all.map((it) => it.path), 'requests before fonts').toHaveLength(Math.min(all.length, 4));
  expect(all.reduce((sum, it) => sum + it.bytes, 0), 'bytes on the wire').toBeLessThanOrEqual(30 * 1024);
});

for (const path of ['/about', '/help', '/safety', '/what-we-store', '/in', '/not-here']) {
  test(`${path} stands`, async ({ page, lang }) => {
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('h1')).toHaveCount(1);
    await stands(page);
  });
}
