import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from './pwa/plugin.ts';

/** What `/config.json` says in development; in production the server that serves the files answers it. */
function runtimeConfig(): Plugin {
  const body = JSON.stringify({
    apiUrl: process.env.YOUSOON_API_URL ?? 'http://127.0.0.1:4000',
    environment: 'development',
    mapStyleUrl: null,
  });
  const answer = (_: unknown, response: { setHeader(n: string, v: string): void; end(b: string): void }) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(body);
  };
  return {
    name: 'runtime-config',
    configureServer: (server) => void server.middlewares.use('/config.json', answer),
    configurePreviewServer: (server) => void server.middlewares.use('/config.json', answer),
  };
}

export default defineConfig({
  plugins: [react(), runtimeConfig(), serviceWorker()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { host: '127.0.0.1', port: 4002, strictPort: true },
  preview: { host: '127.0.0.1', port: 4002, strictPort: true },
  build: {
    target: 'es2022',
    // Everything is a file of its own: the CSP allows no data: script, and fonts stay cacheable.
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
  },
});
