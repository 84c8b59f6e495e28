/**
 * Frames while cards are swiped on the slow processor, in rounds: one of the app, one of the emptiest page that can be
 * swiped. What misses a beat there is the machine's doing, and says how much of the app's is.
 */
import type { Browser, Page } from '@playwright/test';
import { memberUrl } from '../../e2e/support/stage.ts';
import { arrivedAt, feed } from './deck.ts';
import { phone, slowDownProcessor, swipe } from './phone.ts';

/** A frame that takes longer has missed a beat of 60 in a second, in milliseconds. */
export const LONGEST_MS = 32;
const ROUNDS = 5;
const SWIPES = 12;

/** What one round, or the middle one of several, has seen. */
export interface Frames {
  readonly longest: number;
  readonly over: number;
  readonly all: number;
}

/** What has been seen of a page. */
export interface Rounds {
  /** While a finger is down or a card on its way, and the first frame after. */
  readonly moving: readonly Frames[];
  /** In which nothing moves. */
  readonly resting: readonly Frames[];
}

/** Two boxes, of which one follows the finger and glides away. */
const EMPTY = `<!doctype html><style>
  body { margin: 0 }
  #deck { position: fixed; inset: 0; overflow: hidden; touch-action: none }
  #deck div { position: absolute; inset: 0; background: #864; will-change: transform }
</style><div id="deck"><div style="background: #345"></div><div id="card"></div></div><script>
  let from = null;
  const put = (transition, x) => Object.assign(card.style, { transition, transform: \`translate3d(\${x}px, 0, 0)\` });
  deck.onpointerdown = (event) => { from = event.clientX };
  deck.onpointermove = (event) => { if (from !== null) put('none', event.clientX - from) };
  deck.onpointerup = () => {
    from = null;
    put('transform 260ms ease-out', -390);
    setTimeout(() => put('none', 0), 300);
  };
  deck.addEventListener('touchmove', (event) => event.preventDefault(), { passive: false });
</script>`;

function counted(frames: readonly number[]): Frames {
  return {
    longest: Math.round(Math.max(...frames) * 10) / 10,
    over: frames.filter((frame) => frame > LONGEST_MS).length,
    all: frames.length,
  };
}

/** The frames of some swipes, and of the time between them. */
async function round(page: Page): Promise<{ moving: Frames; resting: Frames }> {
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
  for (let count = 0; count < SWIPES; count += 1) {
    await swipe(page, true);
    await page.waitForTimeout(450);
  }
  const seen = await page.evaluate(() => {
    const world = globalThis as unknown as {
      framesSeen: { moving: number[]; resting: number[] };
      framesRun: boolean;
    };
    world.framesRun = false;
    return world.framesSeen;
  });
  // The first two are those of the measuring itself.
  return { moving: counted(seen.moving), resting: counted(seen.resting.slice(2)) };
}

async function opened(
  browser: Browser,
  open: (page: Page) => Promise<void>,
): Promise<{ page: Page; close: () => Promise<void> }> {
  const { context, page, session } = await phone(browser);
  await open(page);
  await slowDownProcessor(session);
  await swipe(page, true);
  await page.waitForTimeout(600);
  return { page, close: async () => context.close() };
}

/** Both pages in turn: what disturbs one for a while disturbs the other. */
export async function rounds(browser: Browser): Promise<{ app: Rounds; empty: Rounds }> {
  const app = { moving: [] as Frames[], resting: [] as Frames[] };
  const empty = { moving: [] as Frames[], resting: [] as Frames[] };
  for (let count = 0; count < ROUNDS; count += 1) {
    const cards = await opened(browser, feed);
    await arrivedAt(cards.page, 2);
    const seen = await round(cards.page);
    await arrivedAt(cards.page, 2 + SWIPES);
    await cards.close();
    app.moving.push(seen.moving);
    app.resting.push(seen.resting);
    const boxes = await opened(browser, async (page) => {
      await page.route('**/empty', async (route) => route.fulfill({ contentType: 'text/html', body: EMPTY }));
      await page.goto(`${memberUrl()}/empty`);
    });
    const noise = await round(boxes.page);
    await boxes.close();
    empty.moving.push(noise.moving);
    empty.resting.push(noise.resting);
  }
  return { app, empty };
}
