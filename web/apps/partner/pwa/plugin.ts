import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Plugin, transformWithOxc } from 'vite';

/** What is too heavy to be kept for a door without network, and not part of it. */
const NOT_KEPT = /maplibre|charts|recharts|\.map$|\.json$|jost-.*\.woff$|poppins-.*\.woff$/;

/** Writes `/sw.js` with the names of the built files. Own code: forty lines, where Workbox brings 270 packages. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    async generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter(
        (file) => !NOT_KEPT.test(file) && file !== '.vite/manifest.json',
      );
      const kept = [...new Set(['index.html', 'icon.svg', 'color-scheme.js', 'portal.webmanifest', ...files])]
        .map((file) => `/${file}`)
        .sort();
      const version = createHash('sha256').update(kept.join()).digest('hex').slice(0, 12);
      const path = fileURLToPath(new URL('./service-worker.ts', import.meta.url));
      const { code } = await transformWithOxc(await readFile(path, 'utf8'), path);
      const source = code
        .replaceAll('__FILES__', JSON.stringify(kept))
        .replaceAll('__VERSION__', JSON.stringify(version));
      this.emitFile({ type: 'asset', fileName: 'sw.js', source });
    },
  };
}
