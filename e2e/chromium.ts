// The browser of all tests: Debian's Chromium, kept from calling anybody.
import { existsSync } from 'node:fs';

const found = [process.env.FAROLITO_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((file) => file && existsSync(file));
if (!found) throw new Error('No Chromium here: apt-get install chromium, or set FAROLITO_CHROMIUM.');

const quiet = [
  '--disable-background-networking', '--disable-component-update', '--disable-default-apps', '--disable-sync',
  '--disable-quic', '--disable-gpu', '--no-first-run', '--no-pings', '--metrics-recording-only',
  '--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication,InterestFeedContentSuggestions',
];
// Chromium's sandbox refuses to run as root, which is who we are in a container.
const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const launchOptions = { executablePath: found, args: [...quiet, ...root] };
