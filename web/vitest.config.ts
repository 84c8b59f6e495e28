import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './scripts/vitest-summary.ts';

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./apps/partner/src', import.meta.url)) } },
  test: {
    include: ['{apps,packages,scripts}/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    environmentOptions: { jsdom: { url: 'http://127.0.0.1:4002/' } },
    setupFiles: ['apps/partner/test/setup.ts'],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    restoreMocks: true,
    retry: 0,
    reporters: ['default', new SummaryReporter()],
    testTimeout: 60_000,
  },
});
