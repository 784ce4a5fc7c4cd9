// One demo neighborhood for each worker, on a port of its own and a folder that is gone afterwards.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The first line that `farolito demo --json` prints. */
export interface Demo { url: string; steward: string; helper: string; asker: string; ask: string; checkIn: string; data: string }

const here = dirname(fileURLToPath(import.meta.url));
const binary = process.env.FAROLITO_BIN ?? resolve(here, '../target/debug/farolito');

export async function startDemo(): Promise<{ demo: Demo; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'farolito-e2e-'));
  const server = spawn(binary, ['demo', '--json', '--listen', '127.0.0.1:0', '--data', join(folder, 'demo')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  server.stderr.on('data', (bytes) => { complaints = (complaints + bytes).slice(-20_000); });
  const ended = new Promise<number | null>((done) => { server.once('exit', done); server.once('error', () => done(null)); });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const lines = createInterface({ input: server.stdout });
  const first = await Promise.race([
    new Promise<string>((done) => lines.once('line', done)),
    ended.then((code) => `ended with ${code}`),
  ]);
  try {
    const demo: Demo = { ...(JSON.parse(first) as Demo), data: join(folder, 'demo') };
    for (const key of ['url', 'steward', 'helper', 'ask', 'checkIn'] as const) new URL(demo[key]);
    return { demo, stop };
  } catch {
    await stop();
    throw new Error(`${binary} demo --json first printed: ${first}\n${complaints}`);
  }
}

/** A real server on an empty folder, as a volunteer starts it; `link` is what its window prints. */
export async function startEmpty(): Promise<{ url: string; link: string; stop: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'farolito-e2e-'));
  // What the tests call the program by is no setting of the program.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('FAROLITO_')));
  const server = spawn(binary, ['serve', '--listen', '127.0.0.1:0', '--data', join(folder, 'data')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  server.stderr.on('data', (bytes) => { complaints = (complaints + bytes).slice(-20_000); });
  const ended = new Promise<undefined>((done) => { server.once('exit', () => done(undefined)); server.once('error', () => done(undefined)); });
  const stop = async () => {
    server.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const lines = createInterface({ input: server.stdout });
  const printed = new Promise<string>((done) => lines.on('line', (line) => {
    const found = /https?:\S+\/setup\/\S+/.exec(line);
    if (found) done(found[0]);
  }));
  const link = await Promise.race([printed, ended]);
  if (link) return { url: new URL(link).origin, link, stop };
  await stop();
  throw new Error(`${binary} serve printed no link\n${complaints}`);
}
