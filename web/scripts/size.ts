/** The first load of the sign-in page, compressed; fails above the budget. Build first. */
import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const BUDGET_KB = 250;
const DIST = 'apps/partner/dist/';
/** What the browser needs before the page can be used: the entry, and the lazy modules of the page. */
const ROOTS = [
  'index.html',
  'src/features/auth/routes/sign-in-page.tsx',
  'src/features/auth/locales/fr.json',
  'src/shared/i18n/locales/fr.json',
];

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

if (!existsSync(`${DIST}.vite/manifest.json`)) throw new Error('no build: run `npm run build` first');
const manifest = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8')) as Record<string, Chunk>;

const seen = new Set<string>();
function visit(key: string): void {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`the build has no ${key}`);
  if (seen.has(chunk.file)) return;
  seen.add(chunk.file);
  for (const needed of chunk.imports ?? []) visit(needed);
}
for (const root of ROOTS) visit(root);

let total = 0;
for (const file of seen) {
  if (!file.endsWith('.js')) continue;
  const size = gzipSync(readFileSync(DIST + file), { level: 9 }).length;
  total += size;
  console.log(`${(size / 1000).toFixed(1).padStart(8)} kB  ${file}`);
}
console.log(
  `${(total / 1000).toFixed(1).padStart(8)} kB  of compressed script for the sign-in page (budget: ${BUDGET_KB})`,
);
if (total > BUDGET_KB * 1000) {
  console.error('size: over the budget');
  process.exit(1);
}
