// Walks question pages, such as those of /ask, by keyboard, whatever their order, and counts screens as a person would.
import { expect, type Page } from '@playwright/test';
import { Keys } from './keys.ts';
import { stands } from './page-checks.ts';

/** Answers by the field names of `POST /ask`; a list ticks several boxes. */
export type Answers = Record<string, string | string[]>;

/** The one main action of a page. */
export const mainAction = (page: Page) => page.locator('main button.btn.main');

/** Answers page after page until it leaves `path`; gives the number of screens it took. */
export async function answerAll(page: Page, keys: Keys, answers: Answers, lang: string, path = '/ask'): Promise<number> {
  let screens = 0;
  while (new URL(page.url()).pathname.replace(/^\/n\/[^/]+/, '') === path) {
    screens += 1;
    expect(screens, 'the questions come to an end').toBeLessThanOrEqual(12);
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
    await expect(page.locator('#problems'), 'an answer was refused').toHaveCount(0);
    await stands(page);
    await answerHere(page, keys, answers);
    await keys.press(mainAction(page));
  }
  return screens;
}

/** Fills what this page asks for, in the order in which it asks. */
async function answerHere(page: Page, keys: Keys, answers: Answers): Promise<void> {
  const fields = await page.locator('main').locator('input:not([type=hidden]), textarea, select').evaluateAll((all) =>
    all.map((el) => ({ name: el.getAttribute('name') ?? '', type: (el as HTMLInputElement).type })));
  const asked = new Map(fields.map((field) => [field.name, field.type]));
  for (const [name, type] of asked) {
    const answer = answers[name];
    if (answer === undefined) continue;
    const values = Array.isArray(answer) ? answer : [answer];
    if (type === 'radio') await keys.choose(name, values[0]);
    else if (type === 'checkbox') for (const value of values) await keys.tick(page.locator(`[name="${name}"][value="${value}"]`));
    else if (type.startsWith('select')) throw new Error(`${name} is a select; choices are chips here`);
    else await keys.type(page.locator(`[name="${name}"]`), values[0]);
  }
}

/** A whole ask in one post, as a script would do it; gives the private page's address. */
export async function postAsk(page: Page, fields: Record<string, string>): Promise<string> {
  const answer = await page.request.post('/ask', { form: { ...fields, confirm: '1' }, maxRedirects: 0 });
  expect(answer.status(), await answer.text()).toBe(303);
  return new URL(answer.headers()['location'], page.url() === 'about:blank' ? answer.url() : page.url()).href;
}
