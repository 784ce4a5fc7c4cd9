// The front page and the first question: two doors, a phone line, and nothing from elsewhere.
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

test('the front page has two doors and a phone line', async ({ page, lang }) => {
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', lang);
  await expect(page.locator('main a[href$="/ask"]').first()).toBeVisible();
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

test('the other language keeps your place in the form', async ({ page, keys, lang }) => {
  const other = lang === 'en' ? 'es' : 'en';
  await page.goto('/ask');
  await keys.tick(page.locator('main input[name=kind][value=food]'));
  await keys.press(page.locator(`header button[lang=${other}]`));
  await expect(page.locator('html')).toHaveAttribute('lang', other);
  await expect(page.locator('main input[name=kind][value=food]')).toBeChecked();
  await stands(page);
});

test('an empty answer is told at the field and in the summary', async ({ page, keys }) => {
  await page.goto('/ask');
  await keys.press(page.locator('main button.btn.main'));
  await expect(page.locator('#problems a[href="#f-kind"]')).toBeVisible();
  await expect(page.locator('#f-kind-error')).toBeVisible();
  await stands(page);
});
