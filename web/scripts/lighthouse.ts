/**
 * `npm run lighthouse`: how the main pages do in Lighthouse (desktop), on a platform that runs with its demo data
 * (`YOUSOON_E2E_API`, `YOUSOON_E2E_PORTAL`, as the journeys). The median of three runs; the last line is JSON. Fails
 * below the aim.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import lighthouse, { desktopConfig, type Flags } from 'lighthouse';
import { enter } from '../e2e/support/portal.ts';
import { DEMO, portalUrl } from '../e2e/support/stage.ts';

const AIM = 95;
const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
/** Whether somebody is signed in, and where they look. Nobody comes first: the session stays. */
const PAGES = [
  { name: 'sign-in', path: '/sign-in', signedIn: false },
  { name: 'dashboard', path: '/', signedIn: true },
  { name: 'calendar', path: '/calendar', signedIn: true },
] as const;

type Scores = Record<(typeof CATEGORIES)[number], number>;

async function measure(url: string, port: number): Promise<Scores> {
  const flags: Flags = {
    port,
    logLevel: 'error',
    onlyCategories: [...CATEGORIES],
    // The session is in cookies.
    disableStorageReset: true,
  };
  const result = await lighthouse(url, flags, desktopConfig);
  if (result === undefined) throw new Error(`Lighthouse says nothing about ${url}`);
  const { categories, audits, runtimeError, environment } = result.lhr;
  if (runtimeError !== undefined) throw new Error(`${url}: ${runtimeError.message}`);
  // How fast this machine is just now: Lighthouse takes 1500 and more for a desk, less makes every score a guess.
  console.log(`  ${url}, benchmark index ${environment.benchmarkIndex}`);
  for (const category of CATEGORIES) {
    for (const { id, weight } of categories[category]?.auditRefs ?? []) {
      const { score, title, displayValue = '' } = audits[id] ?? {};
      if (weight > 0 && typeof score === 'number' && score < 0.9) {
        console.log(`    ${category}: ${title} ${displayValue} (${score})`);
      }
    }
  }
  const score = (name: (typeof CATEGORIES)[number]) => Math.round((categories[name]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best-practices': score('best-practices'),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

async function medians(url: string, port: number): Promise<Scores> {
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const scores = await measure(url, port);
    console.log(`  ${url}: ${CATEGORIES.map((name) => `${name} ${scores[name]}`).join(', ')}`);
    runs.push(scores);
  }
  const of = (name: keyof Scores) => median(runs.map((run) => run[name]));
  return {
    performance: of('performance'),
    accessibility: of('accessibility'),
    'best-practices': of('best-practices'),
  };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** A browser that Lighthouse can look over the shoulder of: its tabs share the cookies of this context. */
async function open(folder: string, port: number): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.YOUSOON_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${port}`],
    locale: 'fr-FR',
  });
}

const folder = mkdtempSync(path.join(tmpdir(), 'yousoon-lighthouse-'));
const port = await freePort();
const context = await open(folder, port);
const report: Record<string, Scores> = {};
try {
  let signedIn = false;
  for (const page of PAGES) {
    if (page.signedIn && !signedIn) await enter(context, DEMO.owner);
    signedIn = page.signedIn;
    report[page.name] = await medians(portalUrl() + page.path, port);
  }
} finally {
  await context.close();
  rmSync(folder, { recursive: true, force: true });
}
const below = Object.entries(report).filter(([, scores]) => CATEGORIES.some((name) => scores[name] < AIM));
console.log(JSON.stringify({ lighthouse: report, aim: AIM, met: below.length === 0 }));
if (below.length > 0) process.exit(1);
