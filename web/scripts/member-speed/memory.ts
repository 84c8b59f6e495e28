/** What many swipes leave behind. */
import type { Browser, CDPSession, Page } from '@playwright/test';
import { arrivedAt, feed, place } from './deck.ts';
import { phone, swipe } from './phone.ts';

/** There and back, twenty cards each. */
export const SWIPES = 200;

interface Held {
  readonly megabytes: number;
  readonly nodes: number;
}

/** What the page's scripts and elements hold, after a clean-up. */
async function memory(page: Page, session: CDPSession): Promise<Held> {
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

/** What is held before and after many swipes of the same cards, there and back. */
export async function manySwipes(browser: Browser): Promise<{ before: Held; after: Held }> {
  const { context, page, session } = await phone(browser);
  await feed(page);
  await session.send('Performance.enable');
  const there = async (times: number, forward: boolean) => {
    for (let count = 0; count < times; count += 1) {
      await swipe(page, forward);
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
  await context.close();
  return { before, after };
}
