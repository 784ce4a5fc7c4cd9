// Puts all pictures on one page, a row for each page and width, a column for each light and language; and each row into
// one picture of its own.
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { chromium } from '@playwright/test';
import { launchOptions } from './chromium.ts';

export default async function sheet(): Promise<void> {
  const files = (await readdir('shots').catch(() => [] as string[])).filter((file) => file.endsWith('.png')).sort();
  const rows = new Map<string, string[]>();
  for (const file of files) {
    const [name, project] = file.split('.');
    const row = `${name}-${project.split('-')[0]}`;
    rows.set(row, [...(rows.get(row) ?? []), file]);
  }
  const html = [...rows].map(([page, own]) => `<section id="${page}"><h2>${page}</h2><div>${own.map((file) =>
    `<figure><a href="${file}"><img src="${file}" alt="${file}"></a><figcaption>${file.split('.')[1]}</figcaption></figure>`).join('')}</div></section>`);
  await writeFile('shots/index.html', `<!doctype html><meta charset="utf-8"><title>All pages</title><style>
body{font:16px system-ui;margin:1rem}div{display:flex;gap:1rem;align-items:flex-start}section{width:max-content}
figure{margin:0;max-height:1500px;overflow:hidden}img{max-width:640px;border:1px solid #999}</style>${html.join('\n')}\n`);
  await mkdir('shots/rows', { recursive: true });
  const browser = await chromium.launch(launchOptions);
  const page = await browser.newPage({ viewport: { width: 3600, height: 900 } });
  await page.goto(`file://${resolve('shots/index.html')}`);
  for (const name of rows.keys()) await page.locator(`#${name}`).screenshot({ path: `shots/rows/${name}.png` });
  await browser.close();
}
