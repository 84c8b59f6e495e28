import { expect, test } from '@playwright/test';
import { ask, tokenOf } from '../support/api.ts';
import { PHONE, shot, signIn } from '../support/member.ts';
import { DEMO } from '../support/stage.ts';

// Somebody from abroad: the screens in English. That nothing of them is cut off is the same look as everywhere (`shot`).
test.use({ ...PHONE, locale: 'en-GB' });

test('screens of somebody who only looks', async ({ page }) => {
  await page.goto('/bienvenue');
  await expect(page.getByRole('button', { name: /first/ })).toBeVisible();
  await shot(page, 'onboarding-english');
  await page.getByRole('button', { name: /first/ }).click();
  await expect(page.getByRole('region', { name: 'Outings for you' })).toBeVisible();
  await shot(page, 'for-you-english');
  for (const [path, heading, name] of [
    ['/inscription', 'What is your name?', 'sign-up'],
    ['/connexion', 'Good to see you again', 'sign-in'],
    ['/mot-de-passe', 'Forgotten password', 'reset'],
    ['/nulle-part', 'This page does not exist', 'missing'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByText(heading).first()).toBeVisible();
    await shot(page, `${name}-english`);
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
      await shot(page, `${name}-english`);
    });
  }
});

test('what lies over a screen', async ({ page }) => {
  await signIn(page, DEMO.member);
  await page.goto('/recherche');
  await page.getByRole('button', { name: 'Filters' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shot(page, 'filters-english');
  await page.goto('/profil');
  await page.getByRole('button', { name: /^Change: e-mail/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await shot(page, 'settings-email-sheet-english');
  await page.goto('/profil');
  await page.getByRole('button', { name: 'Delete my account' }).click();
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await shot(page, 'delete-english');
});
