/**
 * `shared → features → app`: what imports what. A feature imports no other feature, shared imports neither, packages
 * import no application, and nobody reaches into the generated code but packages/api.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const IMPORT = /(?:from|import|import\()\s*['"]([^'"]+)['"]/g;
const ROOT = 'apps/partner/src/';

interface Place {
  readonly layer: 'shared' | 'features' | 'app' | 'package' | 'other';
  readonly feature?: string;
}

function placeOf(file: string): Place {
  if (file.startsWith('packages/')) return { layer: 'package' };
  if (!file.startsWith(ROOT)) return { layer: 'other' };
  const [layer, feature] = file.slice(ROOT.length).split('/');
  if (layer === 'features' && feature !== undefined) return { layer, feature };
  return { layer: layer === 'shared' ? 'shared' : 'app' };
}

/** The file an import means, or nothing for a package. */
function targetOf(file: string, specifier: string): string | undefined {
  if (specifier.startsWith('@/')) return ROOT + specifier.slice(2);
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(file), specifier);
  return undefined;
}

function fault(from: Place, to: Place): string | undefined {
  if (from.layer === 'package' && to.layer !== 'package') return 'a package imports an application';
  if (from.layer === 'shared' && to.layer !== 'shared') return 'shared imports a feature or the application';
  if (from.layer === 'features') {
    if (to.layer === 'app') return 'a feature imports the application';
    if (to.layer === 'features' && to.feature !== from.feature) return 'a feature imports another feature';
  }
  return undefined;
}

const files = globSync(['apps/*/src/**/*.{ts,tsx}', 'packages/*/src/**/*.{ts,tsx}'])
  .map((file) => file.replaceAll(path.sep, '/'))
  .filter((file) => !/\.test\.tsx?$|\/generated\//.test(file));
let faults = 0;
for (const file of files) {
  for (const [, specifier = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const target = targetOf(file, specifier);
    const what = target === undefined ? undefined : fault(placeOf(file), placeOf(target));
    if (what === undefined) continue;
    faults += 1;
    console.error(`${file}: ${what}: ${specifier}`);
  }
}
if (faults > 0) process.exit(1);
console.log(`boundaries: ${files.length} files, none crosses a line`);
