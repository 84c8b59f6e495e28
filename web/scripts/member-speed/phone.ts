/** A phone, and the hand that holds it. */
import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { drag } from '../../e2e/support/touch.ts';

/** A phone of some years, on a poor network. */
const SLOW = { latency: 150, bitsPerSecond: 1_600_000, processor: 4 } as const;

/** A phone whose owner has never been here. */
export async function phone(
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

/** The processor only. */
export async function slowDownProcessor(session: CDPSession): Promise<void> {
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.processor });
}

/** Processor and network. */
export async function slowDown(session: CDPSession): Promise<void> {
  const throughput = SLOW.bitsPerSecond / 8;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput,
  });
  await slowDownProcessor(session);
}

/** A finger from right to left, or back, as a hand does it: in about a sixth of a second. */
export async function swipe(page: Page, forward: boolean): Promise<void> {
  const path = [330, 310, 280, 240, 200, 160, 120, 90];
  await drag(
    page,
    (forward ? path : path.toReversed()).map((x) => [x, 400] as const),
    16,
  );
}
