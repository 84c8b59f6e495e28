/**
 * `npm run member-speed`: how fast the member app is on a phone, in Chromium, on a platform that runs with its demo data
 * (`YOUSOON_E2E_MEMBER`, as the journeys): what the first visit downloads, when the first card is there with and without
 * a slow network and processor, frames while swiping, memory over many swipes. The last line is JSON. Fails below the aim.
 */
import { chromium } from '@playwright/test';
import { type Frames, LONGEST_MS, rounds } from './member-speed/frames.ts';
import { median } from './member-speed/median.ts';
import { manySwipes, SWIPES } from './member-speed/memory.ts';
import { visit, visits } from './member-speed/visits.ts';

const AIMS = {
  compressedKB: 600,
  firstCardMs: 1000,
  firstCardThrottledMs: 3000,
  longestFrameMs: LONGEST_MS,
} as const;
/** So much more memory after many swipes is no leak: what a garbage collector leaves. */
const GROWTH_MB = 3;

/** Of the rounds, the middle one's longest frame; and in each of them, how many were too long. */
function told(what: string, frames: readonly Frames[]) {
  const longest = median(frames.map((round) => round.longest));
  const over = frames.map((round) => round.over);
  const all = frames.reduce((sum, round) => sum + round.all, 0);
  console.log(
    `  ${what}: ${all} frames, longest of the middle round ${longest} ms, over ${LONGEST_MS} ms in each round ${over.join(', ')}`,
  );
  return { longest, over, all };
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
    const { app, empty } = await rounds(browser);
    const swiped = told('swipes on the slow processor', app.moving);
    const rested = told('between them, at rest', app.resting);
    const noise = told('swipes of an empty page', empty.moving);
    const held = await manySwipes(browser);
    console.log(
      `  ${SWIPES} swipes: ${held.before.megabytes} MB and ${held.before.nodes} nodes before, ${held.after.megabytes} MB and ${held.after.nodes} after`,
    );
    const met =
      local.kilobytes < AIMS.compressedKB &&
      local.firstCardMs < AIMS.firstCardMs &&
      slow.firstCardMs < AIMS.firstCardThrottledMs &&
      median(swiped.over) === 0 &&
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
          longestRestingFrameMs: rested.longest,
          restingFramesOver32: rested.over,
          emptyPageLongestFrameMs: noise.longest,
          emptyPageFramesOver32: noise.over,
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
