// How the stories of this folder are played: one browser, one story at a time, no second chances.
import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // A machine that is ten times slower is no fault of the product.
  timeout: 900_000,
  expect: { timeout: 60_000 },
  reporter: 'line',
  use: {
    locale: 'fr-FR',
    // A click that finds nothing says so, instead of waiting for the end of the story.
    actionTimeout: 60_000,
    timezoneId: 'Europe/Brussels',
    // Filming every story takes as long again: `--trace=retain-on-failure` does it for the one that is looked into.
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
