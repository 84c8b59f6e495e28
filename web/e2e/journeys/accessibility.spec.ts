import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { enter } from '../support/portal.ts';
import { DEMO, PASSWORD } from '../support/stage.ts';

// A colour half way to another is nobody's fault.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

const SERIOUS = new Set(['serious', 'critical']);

/** Every page, by who may see it. In brackets: the page behind the list's first link that begins so. */
const PAGES = {
  nobody: { email: null, paths: ['/sign-in', '/sign-up', '/reset', '/invitation'] },
  owner: {
    email: DEMO.owner,
    paths: [
      '/',
      '/calendar',
      '/calendar?view=week',
      '/calendar?view=list',
      '/calendar?view=list [/calendar/out_]',
      '/offers',
      '/offers [/offers/off_]',
      '/offers/new',
      '/venues',
      '/venues [/venues/ven_]',
      '/venues/new',
      '/results',
      '/staff',
      '/profile',
      '/profile/security',
    ],
  },
  door: { email: DEMO.door, paths: ['/door'] },
} as const;

for (const [who, { email, paths }] of Object.entries(PAGES)) {
  test(`axe finds nothing serious, in both themes: ${who}`, async ({ page, context }) => {
    test.setTimeout(60_000 + paths.length * 15_000);
    if (email !== null) await enter(context, email);
    for (const path of paths) {
      await test.step(path, async () => {
        await open(page, path);
        for (const theme of ['dark', 'light']) {
          // Every colour is a token, and the tokens follow this attribute.
          await page.evaluate(
            (value) => document.documentElement.setAttribute('data-mantine-color-scheme', value),
            theme,
          );
          expect.soft(await violations(page), `${path}, ${theme}`).toEqual([]);
        }
      });
    }
  });
}

/** Opens a page, and waits for what it shows. */
async function open(page: Page, path: string): Promise<void> {
  const [address = '/', link] = path.split(/ \[|\]/);
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  if (link !== undefined) {
    await page.locator(`main a[href^="${link}"]`).first().click();
    await page.waitForURL(`**${link}*`);
  }
  await expect(page.getByRole('status', { name: /Chargement/ })).toHaveCount(0);
}

async function violations(page: Page): Promise<readonly string[]> {
  const found = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return found.violations
    .filter(({ impact }) => SERIOUS.has(impact ?? ''))
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

test('the keyboard alone: in, past the menu, and an offer begun', async ({ page }) => {
  await page.goto('/sign-in');
  await tabTo(page, page.getByLabel('Adresse e-mail'));
  await page.keyboard.type(DEMO.owner);
  await tabTo(page, page.getByRole('textbox', { name: 'Mot de passe' }));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();

  await tabTo(page, page.getByRole('link', { name: 'Aller au contenu' }));
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  await page.goto('/');
  await press(page, page.getByRole('link', { name: 'Offres' }));
  await press(page, page.getByRole('link', { name: 'Nouvelle offre' }));
  await press(page, page.getByRole('radio', { name: /Verre offert/ }), 'Space');
  await press(page, page.getByRole('button', { name: 'Continuer' }));
  // The next question begins where the keyboard is: its first field is one step away.
  await expect(page.getByRole('region', { name: 'Conditions' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('textbox', { name: /Titre/ })).toBeFocused();
  await press(page, page.getByRole('button', { name: 'Continuer' }));
  await press(page, page.getByRole('button', { name: 'Ajouter un palier' }));
  await expect(page.getByRole('textbox', { name: /À partir de/ })).toBeVisible();

  await page.goto('/calendar');
  await press(page, page.getByRole('button', { name: 'Planifier une sortie' }));
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'Planifier une sortie' })).toBeFocused();
});

/** Goes to something by the Tab key, and sees that the focus is shown. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  for (let count = 0; count < 80; count += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const shown = await target.evaluate((element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element);
        return outlineStyle !== 'none' || boxShadow !== 'none';
      });
      expect(shown, `${target}: the focus is seen`).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`the Tab key does not reach ${target}`);
}

async function press(page: Page, target: Locator, key = 'Enter'): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press(key);
}
