// The questions of /ask forgive: what was typed stays, Back goes back, the other language changes nothing else.
import { mainAction } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';
import type { Keys } from '../keys.ts';
import type { Page } from '@playwright/test';

/** Up to the question how to reach you. */
async function toContact(page: Page, keys: Keys): Promise<void> {
  await page.goto('/ask');
  await keys.tick(page.locator('[name=kind][value=food]'));
  await keys.tick(page.locator('[name=kind][value=errand]'));
  await keys.press(mainAction(page));
  await keys.type(page.locator('[name=details]'), 'Soup & "bread" <for two>, ñ 수프');
  await keys.press(mainAction(page));
  await keys.choose('when', 'today');
  await keys.press(mainAction(page));
}

test('a wrong number is told in the summary and at the field, and stays as typed', async ({ page, keys }) => {
  await toContact(page, keys);
  await keys.choose('contact', 'phone');
  await keys.type(page.locator('[name=contact_value]'), '12-three');
  await keys.type(page.locator('[name=name]'), 'Doña "Luz" <3');
  await keys.press(mainAction(page));
  await stands(page);
  const field = page.locator('[name=contact_value]');
  await expect(page.locator('#problems')).toBeVisible();
  await expect(page).toHaveTitle(/:/);
  await expect(page.locator('#f-contact_value-error')).toBeVisible();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAttribute('aria-describedby', /f-contact_value-error/);
  await expect(field).toHaveValue('12-three');
  await expect(page.locator('[name=name]')).toHaveValue('Doña "Luz" <3');
  await expect(page.locator('[name=contact][value=phone]')).toBeChecked();

  await keys.jump(page.locator('#problems a[href="#f-contact_value"]'), field);
  await keys.type(field, '213 555 0145');
  await keys.press(mainAction(page));
  await expect(page.locator('#problems')).toHaveCount(0);
  await expect(page.locator('[name=place]')).toBeVisible();
});

test('Back goes one question back and keeps every answer', async ({ page, keys }) => {
  await toContact(page, keys);
  await keys.type(page.locator('[name=name]'), 'Luz');
  await keys.press(page.locator('main .back button'));
  await expect(page.locator('[name=when][value=today]')).toBeChecked();
  await stands(page);
  await keys.press(page.locator('main .back button'));
  await expect(page.locator('[name=details]')).toHaveValue('Soup & "bread" <for two>, ñ 수프');
  await keys.press(page.locator('main .back button'));
  await expect(page.locator('[name=kind][value=food]')).toBeChecked();
  await expect(page.locator('[name=kind][value=errand]')).toBeChecked();
  // Forward again: straight to the first question that has no answer yet, with the half answer still there.
  await keys.press(mainAction(page));
  await expect(page.locator('[name=name]')).toHaveValue('Luz');
});

test('the other language keeps your place in the form', async ({ page, keys, lang }) => {
  const other = lang === 'en' ? 'es' : 'en';
  await page.goto('/ask');
  await keys.tick(page.locator('main input[name=kind][value=food]'));
  await keys.press(mainAction(page));
  await keys.type(page.locator('[name=details]'), 'Half a sentence, 半');
  await keys.press(page.locator(`header button[lang=${other}]`));
  await expect(page.locator('html')).toHaveAttribute('lang', other);
  await expect(page.locator('[name=details]')).toHaveValue('Half a sentence, 半');
  await stands(page);
  await keys.press(mainAction(page));
  await expect(page.locator('html')).toHaveAttribute('lang', other);
  await expect(page.locator('[name=when]').first()).toBeAttached();
  await keys.press(page.locator('main .back button'));
  await expect(page.locator('[name=details]')).toHaveValue('Half a sentence, 半');
  await keys.press(page.locator('main .back button'));
  await expect(page.locator('main input[name=kind][value=food]')).toBeChecked();
});

test('a line that leads somebody to the door is offered to the private note', async ({ page, keys, lang }) => {
  await toContact(page, keys);
  await keys.choose('contact', 'none');
  await keys.press(mainAction(page));
  await keys.press(mainAction(page));
  await keys.press(mainAction(page));
  await keys.type(page.locator('[name=public_line]'), lang === 'en' ? 'Call me at 213 555 0146' : 'Llámeme al 213 555 0146');
  await keys.press(mainAction(page));
  await expect(page.locator('#f-public_line-error')).toBeVisible();
  await expect(page.locator('[name=public_line]')).toHaveValue(/213 555 0146/);
  await stands(page);
  await keys.press(page.locator('button[name=move]'));
  await expect(page.locator('[name=public_line]')).not.toHaveValue(/555/);
  await expect(page.locator('dl.answers')).toContainText('213 555 0146');
  await stands(page);
});
