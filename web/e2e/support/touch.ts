import type { Page } from '@playwright/test';

/** A finger that goes from place to place without being lifted, and stays at each for so many milliseconds. */
export async function drag(
  page: Page,
  places: readonly (readonly [x: number, y: number])[],
  stay = 0,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', place?: readonly [number, number]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: place === undefined ? [] : [{ x: place[0], y: place[1] }],
    });
  const [first, ...others] = places;
  await touch('touchStart', first);
  for (const place of others) {
    await touch('touchMove', place);
    if (stay > 0) await page.waitForTimeout(stay);
  }
  await touch('touchEnd');
  await session.detach();
}

/** From the right to the left, as one asks for the next card. */
export async function swipe(page: Page): Promise<void> {
  await drag(
    page,
    [320, 290, 250, 200, 150, 100].map((x) => [x, 400] as const),
  );
}
