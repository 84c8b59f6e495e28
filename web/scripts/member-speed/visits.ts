/** The first visit: what it downloads, and when there is something to see. */
import type { Browser } from '@playwright/test';
import { memberUrl } from '../../e2e/support/stage.ts';
import { median } from './median.ts';
import { phone, slowDown } from './phone.ts';

const RUNS = 3;

/** What one visit has shown, or the middle of several. */
export interface Visit {
  /** The first card is seen. */
  readonly firstCardMs: number;
  /** With its photograph. */
  readonly photoMs: number;
  /** The card is the app's own: it can be swiped. */
  readonly usableMs: number;
  /** All but photographs, until then. */
  readonly kilobytes: number;
}

/** One visit of somebody whose device has nothing of the app yet. */
export async function visit(browser: Browser, slow: boolean): Promise<Visit> {
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

/** Several first visits, each on a device of its own. */
export async function visits(browser: Browser, slow: boolean): Promise<Visit> {
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
