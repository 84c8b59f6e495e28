/**
 * `npm run member-speed`: how fast the member app is on a phone, in Chromium, on a platform that runs with its demo data
 * (`YOUSOON_E2E_MEMBER`, as the journeys): what the first visit downloads, when the first card is there with and without
 * a slow network and processor, frames while swiping, memory over many swipes. The last line is JSON. Fails below the aim.
 */
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { memberUrl } from '../e2e/support/stage.ts';

const AIMS = {
  compressedKB: 600,
  firstCardMs: 1000,
  firstCardThrottledMs: 3000,
  longestFrameMs: 32,
} as const;
/** A phone of some years, on a poor network. */
const SLOW = { latency: 150, bitsPerSecond: 1_600_000, processor: 4 } as const;
const RUNS = 3;
const SWIPES_TIMED = 12;
const SWIPES = 200;
/** So much more memory after many swipes is no leak: what a garbage collector leaves. */
const GROWTH_MB = 3;

interface Visit {
  /** The first card is seen. */
  readonly firstCardMs: number;
  /** With its photograph. */
  readonly photoMs: number;
  /** The card is the app's own: it can be swiped. */
  readonly usableMs: number;
  /** All but photographs, until then. */
  readonly kilobytes: number;
}

async function phone(
  browser: Browser,
): Promise<{ context: BrowserContext; page: Page; session: CDPSession }> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    locale: 'fr-FR',
  });
  // Who has seen the slides of the first visit comes to the cards at once; nothing of the app itself is kept.
  await context.addInitScript(() => {
    if (localStorage.getItem('yousoon-config') === null) localStorage.setItem('yousoon-config', '{}');
    const open = indexedDB.open('yousoon', 1);
    open.onupgradeneeded = () => {
      for (const name of ['public', 'own', 'waiting', 'device']) open.result.createObjectStore(name);
    };
    open.onsuccess = () => {
      open.result.transaction('device', 'readwrite').objectStore('device').put('1', 'onboarding-seen');
      open.result.close();
    };
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return { context, page, session };
}

async function slowDown(session: CDPSession): Promise<void> {
  const throughput = SLOW.bitsPerSecond / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor });
}

/** One visit of somebody whose device has nothing of the app yet. */
async function visit(browser: Browser, slow: boolean): Promise<Visit> {
  const { context, page, session } = await phone(browser);
  let bytes = 0;
  let counting = true;
  await session.send('Network.enable');
  const kept = new Map<string, string>();
  session.on('Network.responseReceived', ({ requestId, type, response }) =>
    kept.set(requestId, `${type} ${response.url}`),
  );
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const what = kept.get(requestId) ?? '';
    // Photographs are content; what the app itself weighs is everything else.
    if (counting && !what.startsWith('Image')) bytes += encodedDataLength;
  });
  if (slow) await slowDown(session);
  await page.goto(memberUrl(), { waitUntil: 'commit' });
  const shown = async (selector: string) =>
    page.evaluate(
      (wanted) =>
        new Promise<number>((resolve) => {
          const look = () => {
            const found = document.querySelector(wanted);
            const there =
              found instanceof HTMLImageElement ? found.complete && found.naturalWidth > 0 : found !== null;
            // The frame in which it is seen.
            if (there) requestAnimationFrame(() => resolve(performance.now()));
            else setTimeout(look, 10);
          };
          look();
        }),
      selector,
    );
  const firstCardMs = Math.round(await shown('.full-card-title'));
  const photoMs = Math.round(await shown('.full-card .picture img'));
  const usableMs = Math.round(await shown('#deck .full-card-title'));
  counting = false;
  await context.close();
  return { firstCardMs, photoMs, usableMs, kilobytes: Math.round(bytes / 1000) };
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

async function visits(browser: Browser, slow: boolean): Promise<Visit> {
  const all: Visit[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const one = await visit(browser, slow);
    console.log(
      `  ${slow ? 'slow' : 'localhost'}: first card ${one.firstCardMs} ms, its photograph ${one.photoMs} ms, usable ${one.usableMs} ms, ${one.kilobytes} kB`,
    );
    all.push(one);
  }
  return {
    firstCardMs: median(all.map((one) => one.firstCardMs)),
    photoMs: median(all.map((one) => one.photoMs)),
    usableMs: median(all.map((one) => one.usableMs)),
    kilobytes: median(all.map((one) => one.kilobytes)),
  };
}

/** A finger from right to left, or back, as a hand does it: in about a sixth of a second. */
async function swipe(page: Page, session: CDPSession, forward: boolean): Promise<void> {
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 400 }] });
  const path = [330, 310, 280, 240, 200, 160, 120, 90];
  const [first = 330, ...others] = forward ? path : path.toReversed();
  await touch('touchStart', first);
  for (const x of others) {
    await touch('touchMove', x);
    await page.waitForTimeout(16);
  }
  await touch('touchEnd');
}

/** Which card is on top, as screen readers are told. */
async function place(page: Page): Promise<number> {
  const told = await page.locator('#deck > [aria-live]').textContent();
  return Number(/\d+/.exec(told ?? '')?.[0]);
}

/** What was swiped has moved: figures of a page that does nothing are worth nothing. It is told once nothing moves. */
async function arrivedAt(page: Page, wanted: number): Promise<void> {
  for (let look = 0; look < 20 && (await place(page)) !== wanted; look += 1) await page.waitForTimeout(100);
  const there = await place(page);
  if (there !== wanted)
    throw new Error(`card ${there} is on top, not ${wanted}: the swipes did not turn the page`);
}

interface Frames {
  readonly longest: number;
  readonly over: number;
  readonly all: number;
}

function counted(frames: readonly number[]): Frames {
  return {
    longest: Math.round(Math.max(...frames) * 10) / 10,
    over: frames.filter((frame) => frame > AIMS.longestFrameMs).length,
    all: frames.length,
  };
}

/** The frames of swipes: while the finger is down or a card is on its way, and the first after; and those in which nothing moves. */
async function frames(page: Page, session: CDPSession): Promise<{ moving: Frames; resting: Frames }> {
  await page.evaluate(() => {
    const seen: { moving: number[]; resting: number[] } = { moving: [], resting: [] };
    Object.assign(globalThis, { framesSeen: seen, framesRun: true });
    const deck = document.querySelector('#deck');
    let down = false;
    addEventListener('pointerdown', () => (down = true), true);
    for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => (down = false), true);
    let last = performance.now();
    let moved = false;
    const next = (now: number) => {
      const moves = down || (deck?.getAnimations({ subtree: true }).length ?? 0) > 0;
      (moves || moved ? seen.moving : seen.resting).push(now - last);
      moved = moves;
      last = now;
      if ((globalThis as unknown as { framesRun: boolean }).framesRun) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  const before = await place(page);
  for (let count = 0; count < SWIPES_TIMED; count += 1) {
    await swipe(page, session, true);
    await page.waitForTimeout(450);
  }
  await arrivedAt(page, before + SWIPES_TIMED);
  const seen = await page.evaluate(() => {
    const world = globalThis as unknown as {
      framesSeen: { moving: number[]; resting: number[] };
      framesRun: boolean;
    };
    world.framesRun = false;
    return world.framesSeen;
  });
  return { moving: counted(seen.moving), resting: counted(seen.resting.slice(2)) };
}

/** What the page's scripts and elements hold, after a clean-up. */
async function memory(page: Page, session: CDPSession): Promise<{ megabytes: number; nodes: number }> {
  await session.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(300);
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  const wasm = await page.evaluate(() =>
    (globalThis as unknown as { yousoonMemory: () => number }).yousoonMemory(),
  );
  return { megabytes: Math.round((of('JSHeapUsedSize') + wasm) / 10_000) / 100, nodes: of('Nodes') };
}

async function manySwipes(page: Page, session: CDPSession) {
  await session.send('Performance.enable');
  const there = async (times: number, forward: boolean) => {
    for (let count = 0; count < times; count += 1) {
      await swipe(page, session, forward);
      await page.waitForTimeout(380);
    }
  };
  // The pages of the feed that are read on the way are content, and kept: they are there before it is measured.
  const start = await place(page);
  await there(20, true);
  await arrivedAt(page, start + 20);
  await there(20, false);
  const before = await memory(page, session);
  for (let round = 0; round < SWIPES / 40; round += 1) {
    await there(20, true);
    await there(20, false);
  }
  await arrivedAt(page, start);
  const after = await memory(page, session);
  return { before, after };
}

async function main(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: process.env.YOUSOON_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--enable-precise-memory-info'],
  });
  try {
    await visit(browser, false);
    const local = await visits(browser, false);
    const slow = await visits(browser, true);
    const { context, page, session } = await phone(browser);
    await page.goto(memberUrl());
    await page.locator('#deck .full-card-title').first().waitFor();
    await page.waitForLoadState('networkidle');
    await slowDown(session);
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: -1,
    });
    await swipe(page, session, true);
    await page.waitForTimeout(600);
    const { moving: swiped, resting } = await frames(page, session);
    console.log(
      `  swipes on the slow processor: ${swiped.all} frames, longest ${swiped.longest} ms, ${swiped.over} over ${AIMS.longestFrameMs} ms`,
    );
    console.log(
      `  between them, at rest: ${resting.all} frames, longest ${resting.longest} ms, ${resting.over} over ${AIMS.longestFrameMs} ms`,
    );
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    const held = await manySwipes(page, session);
    console.log(
      `  ${SWIPES} swipes: ${held.before.megabytes} MB and ${held.before.nodes} nodes before, ${held.after.megabytes} MB and ${held.after.nodes} after`,
    );
    await context.close();
    const met =
      local.kilobytes < AIMS.compressedKB &&
      local.firstCardMs < AIMS.firstCardMs &&
      slow.firstCardMs < AIMS.firstCardThrottledMs &&
      swiped.over === 0 &&
      held.after.megabytes - held.before.megabytes < GROWTH_MB;
    console.log(
      JSON.stringify({
        memberSpeed: {
          compressedKB: local.kilobytes,
          firstCardMs: local.firstCardMs,
          firstCardThrottledMs: slow.firstCardMs,
          photoThrottledMs: slow.photoMs,
          usableMs: local.usableMs,
          usableThrottledMs: slow.usableMs,
          longestFrameMs: swiped.longest,
          framesOver32: swiped.over,
          frames: swiped.all,
          longestRestingFrameMs: resting.longest,
          restingFramesOver32: resting.over,
          memoryBeforeMB: held.before.megabytes,
          memoryAfterMB: held.after.megabytes,
        },
        aims: AIMS,
        met,
      }),
    );
    if (!met) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

await main();
