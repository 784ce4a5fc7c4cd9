// Pictures of every page at both widths, in both lights and both languages; `cargo xtask e2e shots`.
import { defineConfig } from '@playwright/test';
import { launchOptions } from './chromium.ts';

const projects = [360, 1280].flatMap((width) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    ['en', 'es'].map((lang) => ({
      name: `${width}-${colorScheme}-${lang}`,
      use: { viewport: { width, height: width === 360 ? 740 : 900 }, colorScheme, locale: `${lang}-US` },
    }))));

export default defineConfig({
  testDir: './pictures',
  outputDir: './test-results/pictures',
  reporter: [['list']],
  workers: 2,
  globalTeardown: './sheet.ts',
  use: { launchOptions, timezoneId: 'America/Los_Angeles', contextOptions: { reducedMotion: 'reduce' } },
  projects,
});
