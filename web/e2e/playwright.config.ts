import { defineConfig } from '@playwright/test';
import { portalUrl } from './support/stage.ts';

export default defineConfig({
  testDir: './journeys',
  outputDir: './test-results',
  // A test that was retried and then passed has failed.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['./support/summary-reporter.ts']],
  use: {
    baseURL: portalUrl(),
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.YOUSOON_CHROMIUM ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    },
  },
});
