// Journeys: each in both languages, with JavaScript and without. A failed journey is never tried again.
import { defineConfig } from '@playwright/test';
import { launchOptions } from './chromium.ts';

const english = { locale: 'en-US' };
const spanish = { locale: 'es-US' };
const plain = { javaScriptEnabled: false };

export default defineConfig({
  testDir: './journeys',
  outputDir: './test-results',
  globalTeardown: './weights.ts',
  reporter: [['list'], ['json', { outputFile: 'report/results.json' }]],
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions,
    viewport: { width: 360, height: 740 },
    timezoneId: 'America/Los_Angeles',
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  projects: [
    { name: 'en', use: english },
    { name: 'es', use: spanish },
    { name: 'en without script', use: { ...english, ...plain } },
    { name: 'es without script', use: { ...spanish, ...plain } },
  ],
});
