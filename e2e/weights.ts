// Says which pages were the heaviest; every visit is a line in report/weights.tsv.
import { readFile, rm } from 'node:fs/promises';

const list = 'report/weights.tsv';

export default async function weights(): Promise<void> {
  const lines = (await readFile(list, 'utf8').catch(() => '')).trim().split('\n').filter(Boolean);
  await rm(list, { force: true });
  const heaviest = new Map<string, string[]>();
  for (const [all, html, style, path] of lines.map((line) => line.split('\t'))) {
    const page = path.replace(/(?<=\/(asks|desk|ask)\/)(?!(new|stuck|erase|paper)\b)[^/]+/, '…');
    if (Number(all) > Number(heaviest.get(page)?.[0] ?? 0)) heaviest.set(page, [all, html, style]);
  }
  const top = [...heaviest].sort((a, b) => Number(b[1][0]) - Number(a[1][0])).slice(0, 5);
  if (top.length) console.log('The heaviest pages (bytes of HTML + CSS, unpacked; 51200 allowed):');
  for (const [page, [all, html, style]] of top) console.log(`  ${all.padStart(6)} = ${html} + ${style}  ${page}`);
}
