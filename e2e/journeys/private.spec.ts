// The asker's own page: on a borrowed phone, by code word, taken back, erased.
import { postAsk } from '../asking.ts';
import { expect, test } from '../fixtures.ts';
import { stands } from '../page-checks.ts';

const ask = (words: string, lang: string) => ({
  kind: 'errand', details: words, private_note: 'Blue door', when: 'this_week', contact: 'phone', contact_value: '(213) 555-0147',
  name: 'Nelly', address: '12 Invented Court', language: lang,
});

test('a borrowed phone forgets the ask, and the link still opens it', async ({ page, keys, lang }) => {
  const words = lang === 'en' ? 'Stamps from the post office' : 'Timbres del correo';
  const mine = await postAsk(page, ask(words, lang));
  await page.goto(mine);
  await expect(page, 'the address bar keeps no secret').toHaveURL(/\/my\/ask$/);
  await expect(page.locator('main')).toContainText(words);
  await keys.press(page.locator('form[action$="/out"] button'));
  await stands(page);
  expect(await page.content()).not.toContain(words);
  await page.goBack();
  expect(await page.content(), 'Back shows nothing').not.toContain(words);
  await page.goto('/my/ask');
  expect(await page.content()).not.toContain(words);
  await stands(page);
  await page.goto(mine);
  await expect(page.locator('main')).toContainText(words);
});

test('the code word and four digits show how it stands, and nothing else', async ({ page, keys, lang }) => {
  const words = lang === 'en' ? 'Return a library book' : 'Devolver un libro';
  await page.goto(await postAsk(page, ask(words, lang)));
  const code = await page.locator('main .code .tile').first().innerText();
  await keys.press(page.locator('a[href$="/my/ask/paper"]'));
  await expect(page.locator('main')).toContainText(code);
  expect(await page.locator('main').innerText(), 'what was asked is not on the slip').not.toContain(words);
  await stands(page);
  await page.goto('/my/ask');
  await keys.press(page.locator('form[action$="/out"] button'));

  await page.goto('/code');
  await stands(page);
  await keys.type(page.locator('[name=last4]'), '0147');
  await keys.type(page.locator('[name=code]'), 'three wrong words');
  await keys.press(page.locator('main button.btn.main'));
  await expect(page.locator('#problems')).toBeVisible();
  await expect(page.locator('[name=last4]')).toHaveValue('0147');
  await stands(page);

  await keys.type(page.locator('[name=last4]'), '0147');
  await keys.type(page.locator('[name=code]'), `  ${code.toUpperCase()} `);
  await keys.press(page.locator('main button.btn.main'));
  await expect(page.locator('main .lamp-big')).toBeVisible();
  const shown = await page.content();
  for (const hidden of ['Blue door', '555-0147', 'Invented Court', words]) expect(shown).not.toContain(hidden);
  await stands(page);
});

test('taken back in one tap, and asked again in two', async ({ page, keys, lang }) => {
  const words = lang === 'en' ? 'Move a sofa' : 'Mover un sofá';
  await page.goto(await postAsk(page, ask(words, lang)));
  await keys.press(page.locator('form[action$="/withdraw"] button'));
  await expect(page.locator('main .lamp-big.resting')).toBeVisible();
  await expect(page.locator('form[action$="/withdraw"]')).toHaveCount(0);
  await stands(page);
  await keys.press(page.locator('form[action$="/again"] button'));
  await expect(page.locator('dl.answers')).toContainText(words);
  await stands(page);
  await keys.press(page.locator('button[name=confirm]'));
  await expect(page.locator('main .lamp-big.off').first()).toBeVisible();
  await expect(page.locator('main')).toContainText(words);
});

test('an ask can be changed, and a mistake loses nothing', async ({ page, keys, lang }) => {
  await page.goto(await postAsk(page, ask('Carry a chair', lang)));
  await keys.press(page.locator('a[href$="/edit"]'));
  await stands(page);
  await keys.type(page.locator('[name=details]'), '');
  await keys.press(page.locator('main button.btn.main'));
  await expect(page.locator('#f-details-error')).toBeVisible();
  await expect(page.locator('[name=name]')).toHaveValue('Nelly');
  await stands(page);
  await keys.type(page.locator('[name=details]'), 'Carry two chairs');
  await keys.press(page.locator('main button.btn.main'));
  await expect(page.locator('main')).toContainText('Carry two chairs');
  await stands(page);
});

test('erase me: nothing of it opens any more', async ({ page, keys, lang }) => {
  const words = lang === 'en' ? 'Water the plants' : 'Regar las plantas';
  const mine = await postAsk(page, ask(words, lang));
  await page.goto(mine);
  await keys.press(page.locator('a[href$="/my/ask/erase"]'));
  await stands(page);
  await keys.press(page.locator('button[name=confirm]'));
  await expect(page.locator('main .empty')).toBeVisible();
  await stands(page);
  const gone = await page.goto(mine);
  expect(gone?.status()).toBe(404);
  expect(await page.content()).not.toContain(words);
  await page.goto('/my/ask');
  expect(await page.content()).not.toContain(words);
});
