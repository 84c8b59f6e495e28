import { expect, type Page, test } from '@playwright/test';
import { ask, tokenOf } from '../support/api.ts';
import { PHONE, shot, signIn } from '../support/member.ts';
import { DEMO } from '../support/stage.ts';

// Somebody from abroad who reads large letters: the screens in English, as it is and with text at 200 %.
test.use({ ...PHONE, locale: 'en-GB' });

/** What sticks out of the screen, or is cut off by the box around it, by class and text. */
async function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isText = (node: Node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '';
    // Nobody sees it, it is scrolled sideways, or it is a photograph or a map under what lies over it.
    const unseen = '.visually-hidden, [inert], [aria-hidden="true"]';
    const sideways = '.chips, .photos-row, .map-cards, .similar, .tabs';
    const under = '.deck, .deck-card, .full-card, .picture, .map-screen, .map';
    const told: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('#main *, .tab-bar *, .sheet *, .modal *')) {
      if (element.closest(unseen) !== null) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const clips =
        style.overflowY === 'hidden' && style.webkitLineClamp === 'none' && !element.matches(under);
      const cut =
        clips &&
        (element.scrollHeight > element.clientHeight + 2 || element.scrollWidth > element.clientWidth + 1);
      const outside =
        [...element.childNodes].some(isText) &&
        element.closest(sideways) === null &&
        (box.right > innerWidth + 1 || box.left < -1);
      if (cut || outside)
        told.push(`${element.className || element.tagName}: ${element.textContent?.trim().slice(0, 50)}`);
    }
    return told;
  });
}

/** A picture of the screen as it is, and one with text twice as large; nothing is cut off on either. */
async function bothSizes(page: Page, name: string): Promise<void> {
  for (const [size, suffix] of [
    ['', 'english'],
    ['200%', 'large'],
  ] as const) {
    await page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, size);
    await shot(page, `${name}-${suffix}`);
    expect.soft(await cutOff(page), `${name}, ${suffix}`).toEqual([]);
  }
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
}

test('screens of somebody who only looks', async ({ page }) => {
  await page.goto('/bienvenue');
  await expect(page.getByRole('button', { name: /first/ })).toBeVisible();
  await bothSizes(page, 'onboarding');
  await page.getByRole('button', { name: /first/ }).click();
  await expect(page.getByRole('region', { name: 'Outings for you' })).toBeVisible();
  await bothSizes(page, 'for-you');
  for (const [path, heading, name] of [
    ['/inscription', 'What is your name?', 'sign-up'],
    ['/connexion', 'Good to see you again', 'sign-in'],
    ['/mot-de-passe', 'Forgotten password', 'reset'],
    ['/nulle-part', 'This page does not exist', 'missing'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(heading).first()).toBeVisible();
    await bothSizes(page, name);
  }
});

test('screens of a member', async ({ page }) => {
  const token = await tokenOf(DEMO.member);
  const known = await ask(
    `{ myRegistrations(when: UPCOMING, first: 1) { nodes { id } } myConversations(first: 1) { nodes { id } }
      outings(filter: { near: { latitude: 48.8566, longitude: 2.3522 } }, first: 1) { nodes { id } } }`,
    {},
    token,
  );
  await signIn(page, DEMO.member);
  for (const [path, ready, name] of [
    ['/sorties', page.getByRole('tab').first(), 'my-outings'],
    ['/favoris', page.locator('#main a').first(), 'favourites'],
    ['/carte', page.locator('.map-pin').first(), 'map'],
    ['/messages', page.locator('#main a').first(), 'messages'],
    ['/recherche', page.locator('#main a').first(), 'search'],
    ['/notifications', page.locator('#main li').first(), 'notifications'],
    ['/profil', page.getByText('This device').first(), 'profile'],
    ['/identite', page.locator('#main h1').first(), 'identity'],
    [`/o/${known.outings.nodes[0].id}`, page.locator('.similar, .page-heading').first(), 'outing'],
    [`/billet/${known.myRegistrations.nodes[0].id}`, page.locator('#main h1, #main h2').first(), 'ticket'],
    [`/messages/${known.myConversations.nodes[0].id}`, page.locator('#main').first(), 'conversation'],
  ] as const) {
    await test.step(name, async () => {
      await page.goto(path);
      await expect(ready).toBeVisible();
      await bothSizes(page, name);
    });
  }
});

test('what lies over a screen', async ({ page }) => {
  await signIn(page, DEMO.member);
  await page.goto('/recherche');
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await bothSizes(page, 'filters');
  await page.goto('/profil');
  await page.getByRole('button', { name: /^Change: e-mail/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await bothSizes(page, 'settings-email-sheet');
  await page.goto('/profil');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await bothSizes(page, 'delete');
});
