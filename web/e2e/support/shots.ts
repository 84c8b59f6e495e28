import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';

const FOLDER = fileURLToPath(new URL('../shots/', import.meta.url));
const WIDTHS = [390, 768, 1440] as const;
const SERIOUS = new Set(['serious', 'critical']);

/** A picture of the page, for a person to look at. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage: true, animations: 'disabled' });
}

/**
 * Pictures of the page as it is now, on a phone, a tablet and a desk, for a person to look at (`e2e/shots/`, not
 * committed), and on each width: nothing sticks out sideways, and axe finds nothing serious.
 */
export async function shots(page: Page, name: string, widths: readonly number[] = WIDTHS): Promise<void> {
  // Three pictures and three examinations are work besides the journey's own.
  test.setTimeout(test.info().timeout + 60_000);
  const before = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    await picture(page, `${name}-${width}`);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect.soft(overflow, `${name} sticks out at ${width} px`).toBeLessThanOrEqual(0);
    const { violations } = await new AxeBuilder({ page })
      // There are no frames: without the page of its own that joins their results it takes half the time.
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .analyze();
    const serious = violations.filter(({ impact }) => SERIOUS.has(impact ?? ''));
    expect(
      serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      `${name} at ${width} px`,
    ).toEqual([]);
  }
  if (before !== null) await page.setViewportSize(before);
}
