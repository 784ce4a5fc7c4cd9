// What every page must stand: axe finds nothing by day or by night, nothing scrolls sideways, it weighs little, and
// nothing comes from another host.
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type BrowserContext, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding { id: string; help: string; nodes: { target: string[] }[] }

/** People whose browser runs no script. */
const withoutScript = new WeakSet<BrowserContext>();

/** HTML and style sheet of a page, as the browser unpacks them: a postcard. */
const PAGE_BYTES = 50 * 1024;

/**
 * Axe with its rules for WCAG 2.2 AA and best practice, no scrolling sideways at this width, and little weight.
 * Axe is a script: people without one get the same bytes, and there the rest is looked at.
 */
export async function stands(page: Page): Promise<void> {
  if (!withoutScript.has(page.context()) && await isNew(page)) {
    await page.evaluate(axe);
    const found = await findings(page);
    const dark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    await page.emulateMedia({ colorScheme: dark ? 'light' : 'dark' });
    found.push(...await findings(page, ['color-contrast']));
    await page.emulateMedia({ colorScheme: null });
    expect(found, `axe on ${page.url()}`).toEqual([]);
  }
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
  await weighs(page);
}

/** The bones of pages that axe has seen in this worker: the same elements and marks with other words are no news. */
const seen = new Set<string>();

async function isNew(page: Page): Promise<boolean> {
  const bones = await page.evaluate(() => [...document.querySelectorAll('*')].map((el) => {
    const marks = [...el.attributes].filter((it) => !['href', 'value', 'src', 'action'].includes(it.name));
    const words = el.textContent?.trim() ? 'words' : '';
    return `${el.tagName} ${marks.map((it) => (it.name === 'id' ? 'id' : `${it.name}=${it.value}`)).join(' ')} ${words}`;
  }).join('\n'));
  if (seen.has(bones)) return false;
  seen.add(bones);
  return true;
}

/** What axe says in this light, one line each. */
async function findings(page: Page, rules?: string[]): Promise<string[]> {
  const all = await page.evaluate(async (only) => {
    const runner = (globalThis as unknown as { axe: { run: (where: Document, how: object) => Promise<{ violations: Finding[] }> } }).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const runOnly = only ? { type: 'rule', values: only } : { type: 'tag', values: tags };
    return (await runner.run(document, { runOnly, resultTypes: ['violations'] })).violations;
  }, rules);
  return all.map((it) => `${it.id}: ${it.help} (${it.nodes.map((node) => node.target.join(' ')).join(', ')})`);
}

/** Notes a page's weight in report/weights.tsv, and fails when it is more than a postcard's. */
async function weighs(page: Page): Promise<void> {
  const { html, style } = await page.evaluate(() => {
    const size = (all: PerformanceEntryList) => all.reduce((sum, it) => sum + (it as PerformanceResourceTiming).decodedBodySize, 0);
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return {
      html: size(performance.getEntriesByType('navigation')),
      style: size(resources.filter((it) => new URL(it.name).pathname.endsWith('.css'))),
    };
  });
  mkdirSync('report', { recursive: true });
  appendFileSync('report/weights.tsv', `${html + style}\t${html}\t${style}\t${new URL(page.url()).pathname}\n`);
  expect(html, `${page.url()} has a size`).toBeGreaterThan(0);
  expect(html + style, `bytes of HTML and CSS of ${page.url()}`).toBeLessThanOrEqual(PAGE_BYTES);
}

/** Notes every request that leaves the origin, and every script that fails. */
export function watch(context: BrowserContext, origin: string, scripts: boolean): string[] {
  if (!scripts) withoutScript.add(context);
  const strays: string[] = [];
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol !== 'data:' && url.origin !== origin) strays.push(`left for ${url.origin}`);
  });
  context.on('weberror', (error) => strays.push(`script failed: ${error.error().message}`));
  return strays;
}
