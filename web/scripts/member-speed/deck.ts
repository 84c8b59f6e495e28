/** Where one is in the cards of the feed. */
import type { Page } from '@playwright/test';
import { memberUrl } from '../../e2e/support/stage.ts';

/** Opens the feed and waits until its first card can be swiped and nothing is on its way any more. */
export async function feed(page: Page): Promise<void> {
  await page.goto(memberUrl());
  await page.locator('#deck .full-card-title').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Which card is on top, as screen readers are told. */
export async function place(page: Page): Promise<number> {
  const told = await page.locator('#deck > [aria-live]').textContent();
  return Number(/\d+/.exec(told ?? '')?.[0]);
}

/** What was swiped has moved: figures of a page that does nothing are worth nothing. It is told once nothing moves. */
export async function arrivedAt(page: Page, wanted: number): Promise<void> {
  for (let look = 0; look < 20 && (await place(page)) !== wanted; look += 1) await page.waitForTimeout(100);
  const there = await place(page);
  if (there !== wanted)
    throw new Error(`card ${there} is on top, not ${wanted}: the swipes did not turn the page`);
}
