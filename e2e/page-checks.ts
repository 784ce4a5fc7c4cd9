// What every page must stand: axe finds nothing, nothing scrolls sideways, nothing comes from another host.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type BrowserContext, type Page } from '@playwright/test';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Finding { id: string; help: string; nodes: { target: string[] }[] }

/** People whose browser runs no script. */
const withoutScript = new WeakSet<BrowserContext>();

/** Axe with its rules for WCAG 2.2 AA and best practice, and no scrolling sideways at this width. */
export async function stands(page: Page): Promise<void> {
  const { target, close } = withoutScript.has(page.context()) ? await twin(page) : { target: page, close: async () => {} };
  await target.evaluate(axe);
  const findings = await target.evaluate(async () => {
    const runner = (globalThis as unknown as { axe: { run: (where: Document, how: object) => Promise<{ violations: Finding[] }> } }).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    return (await runner.run(document, { runOnly: tags, resultTypes: ['violations'] })).violations;
  });
  await close();
  const said = findings.map((it) => `${it.id}: ${it.help} (${it.nodes.map((node) => node.target.join(' ')).join(', ')})`);
  expect(said, `axe on ${page.url()}`).toEqual([]);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0);
}

/** Axe is a script itself: the same page, still without its own scripts, where axe may run. */
async function twin(page: Page): Promise<{ target: Page; close: () => Promise<void> }> {
  const html = await page.content();
  const context = await page.context().browser()!.newContext({ viewport: page.viewportSize(), javaScriptEnabled: true });
  const target = await context.newPage();
  await target.route('**/*', (route) => {
    const kind = route.request().resourceType();
    if (kind === 'document') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    return kind === 'script' ? route.abort() : route.continue();
  });
  await target.goto(page.url());
  return { target, close: () => context.close() };
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
