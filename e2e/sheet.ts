// Puts all pictures on one page, a row for each page and a column for each width, light and language.
import { readdir, writeFile } from 'node:fs/promises';

export default async function sheet(): Promise<void> {
  const files = (await readdir('shots').catch(() => [])).filter((file) => file.endsWith('.png')).sort();
  const rows = new Map<string, string[]>();
  for (const file of files) {
    const page = file.split('.')[0];
    rows.set(page, [...(rows.get(page) ?? []), file]);
  }
  const html = [...rows].map(([page, own]) => `<h2>${page}</h2><div>${own.map((file) =>
    `<figure><a href="${file}"><img src="${file}" alt="${file}"></a><figcaption>${file.split('.')[1]}</figcaption></figure>`).join('')}</div>`);
  await writeFile('shots/index.html', `<!doctype html><meta charset="utf-8"><title>All pages</title><style>
body{font:16px system-ui;margin:1rem}div{display:flex;gap:1rem;overflow-x:auto;align-items:flex-start}
figure{margin:0}img{height:420px;border:1px solid #999}</style>${html.join('\n')}\n`);
}
