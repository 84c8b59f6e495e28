import { expect, type Page, test } from '@playwright/test';
import { enter, PHONE, shot, signIn } from '../support/member.ts';
import { house, outingTonight, publishedOffer } from '../support/outings.ts';
import { DEMO } from '../support/stage.ts';
import { drag, swipe } from '../support/touch.ts';

test.use(PHONE);

/** The card has come to rest, and who does not see it is told. */
async function isOnTop(page: Page, card: number): Promise<void> {
  await expect(page.getByText(new RegExp(`^Sortie ${card} sur`))).toBeAttached();
}

test('cards are swiped, tapped and pulled', async ({ page }) => {
  await enter(page);
  await isOnTop(page, 1);
  await shot(page, 'for-you');
  await swipe(page);
  await isOnTop(page, 2);
  // A tap right after a swipe opens the card.
  await page.touchscreen.tap(195, 300);
  await expect(page).toHaveURL(/\/o\//);
  await expect(page.getByRole('heading', { name: 'Le détail' })).toBeVisible();
  await page.goBack();
  await isOnTop(page, 2);
  // A finger that goes up opens it, too; one that goes down asks for what is new.
  await drag(
    page,
    [500, 460, 400, 330].map((y) => [195, y] as const),
  );
  await expect(page).toHaveURL(/\/o\//);
  await page.goBack();
  await isOnTop(page, 2);
  await drag(
    page,
    [300, 340, 400, 470].map((y) => [195, y] as const),
  );
  await isOnTop(page, 1);
});

test('cards are turned with a keyboard, which never loses its place', async ({ page }) => {
  await enter(page);
  await page.getByRole('button', { name: 'J’y vais' }).focus();
  for (const card of [2, 3, 4]) {
    await page.keyboard.press('ArrowRight');
    await isOnTop(page, card);
  }
  await page.keyboard.press('ArrowLeft');
  await isOnTop(page, 3);
});

test('what is alike is one tap away, and back is where one was', async ({ page }) => {
  const bar = await house('BAR', 'Le Bar aux voisins');
  const outing = await outingTonight(bar, await publishedOffer(bar, 'Cocktails entre voisins'));
  await page.goto(`/o/${outing}`);
  await expect(page.getByRole('heading', { name: 'Cocktails entre voisins' })).toBeVisible();
  await shot(page, 'outing');
  await page.locator('.similar a').first().tap();
  await expect(page).not.toHaveURL(`/o/${outing}`);
  await expect(page.getByRole('heading', { name: 'Le détail' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Cocktails entre voisins' })).toBeVisible();
});

test('a swipe is followed by a tap at once, ten times', async ({ page }) => {
  await enter(page);
  for (let card = 2; card <= 11; card += 1) {
    await swipe(page);
    await page.touchscreen.tap(195, 300);
    await expect(page).toHaveURL(/\/o\//);
    await page.goBack();
    await isOnTop(page, card);
  }
});

test('only what was swiped moves: a card that comes next waits at once where it belongs', async ({
  page,
}) => {
  await enter(page);
  await swipe(page);
  await isOnTop(page, 2);
  // The frames in which something in the deck began to glide.
  await page.evaluate(() => {
    const glides: unknown[] = [];
    Object.assign(globalThis, { glides });
    document
      .querySelector('#deck')
      ?.addEventListener('transitionrun', () => glides.push(document.timeline.currentTime));
  });
  await swipe(page);
  // Told last of all: the former card has become one that is to come.
  await isOnTop(page, 3);
  const glides = await page.evaluate(() => (globalThis as unknown as { glides: number[] }).glides);
  expect(new Set(glides).size).toBe(1);
});

test('a swipe is followed by a tap on a button at once', async ({ page }) => {
  await enter(page);
  for (let card = 2; card <= 5; card += 1) {
    await swipe(page);
    // Before that, the heart that is found is the former card's.
    await isOnTop(page, card);
    // For about a second after a flick Chromium made no click of a tap.
    await page.getByRole('button', { name: 'Ajouter aux favoris' }).tap();
    await expect(page).toHaveURL(/\/connexion/);
    await page.goBack();
    await isOnTop(page, card);
  }
});

test('every tab of somebody who only looks', async ({ page }) => {
  await enter(page);
  await page.getByRole('link', { name: 'Carte' }).tap();
  await expect(page.locator('.map-pin').first()).toBeVisible();
  await shot(page, 'map');
  await page.getByRole('link', { name: 'Mes sorties' }).tap();
  await expect(page.getByText('Connectez-vous pour retrouver vos sorties')).toBeVisible();
  await shot(page, 'my-outings-guest');
  await page.getByRole('link', { name: 'Pour vous' }).tap();
  await page.getByRole('button', { name: 'Rechercher' }).click();
  await page.getByRole('searchbox').fill('apero');
  await expect(page.getByRole('status').filter({ hasText: /sortie/ })).toBeVisible();
  await shot(page, 'search-suggestions');
  await page.getByRole('searchbox').press('Enter');
  await expect(page.getByRole('list', { name: 'Suggestions' })).toBeHidden();
  await shot(page, 'search');
  // What a suggestion names is looked for; a type of place is a filter.
  await page.getByRole('searchbox').fill('resta');
  await page
    .getByRole('list', { name: 'Suggestions' })
    .getByRole('button', { name: 'Restaurant', exact: true })
    .tap();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(page.getByRole('list', { name: 'Suggestions' })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Filtres/ })).toBeVisible();
  await page.getByRole('button', { name: 'Filtres' }).click();
  await expect(page.getByRole('dialog', { name: 'Filtres' })).toBeVisible();
  await shot(page, 'filters');
  await page.goto('/nulle-part');
  await expect(page.getByText('Cette page n’existe pas')).toBeVisible();
  await shot(page, 'missing');
  await page.goto('/mot-de-passe');
  await expect(page.getByRole('heading', { name: 'Mot de passe oublié' })).toBeVisible();
  await shot(page, 'reset');
  await page.goto('/connexion');
  await expect(page.getByRole('heading', { name: 'Content de vous revoir' })).toBeVisible();
  await shot(page, 'sign-in');
});

test('every tab of a member, and the profile in English', async ({ page }) => {
  await signIn(page, DEMO.member);
  await page.getByRole('link', { name: 'Mes sorties' }).tap();
  await expect(page.getByRole('tab', { name: 'À venir' })).toBeVisible();
  await shot(page, 'my-outings');
  // A finger that draws the list down asks for what is new.
  const asked = page.waitForResponse(
    (response) => response.request().postData()?.includes('myRegistrations') ?? false,
  );
  await drag(
    page,
    [200, 240, 300, 360, 400].map((y) => [195, y] as const),
  );
  await asked;
  await page.getByRole('button', { name: 'Calendrier' }).click();
  await shot(page, 'my-outings-calendar');
  await page.getByRole('button', { name: 'Profil' }).click();
  await expect(page.getByRole('heading', { name: 'Appareils connectés' })).toBeVisible();
  await expect(page.getByText('Cet appareil')).toBeVisible();
  await shot(page, 'profile');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Signed-in devices' })).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('region', { name: 'Outings for you' })).toBeVisible();
  await shot(page, 'for-you-member-english');
});

test('a heart keeps an offer, and gives it up', async ({ page }) => {
  await signIn(page, DEMO.member);
  await page.getByRole('link', { name: 'Favoris' }).tap();
  const kept = page.getByRole('button', { name: 'Retirer des favoris' });
  await expect(kept).toHaveCount(5);
  await shot(page, 'favourites');
  await kept.first().tap();
  await expect(kept).toHaveCount(4);
  await page.reload();
  await expect(kept).toHaveCount(4);
  await page.getByRole('link', { name: 'Pour vous' }).tap();
  const heart = page.getByRole('button', { name: /favoris$/ });
  await expect(heart).toBeVisible();
  // Whatever is on top: after two or three cards comes one that is none yet.
  for (let card = 2; (await heart.getAttribute('aria-pressed')) === 'true'; card += 1) {
    await swipe(page);
    await isOnTop(page, card);
  }
  await heart.tap();
  await expect(heart).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('link', { name: 'Favoris' }).tap();
  await expect(kept).toHaveCount(5);
});

test('the gallery shows every component in every state', async ({ page }) => {
  await page.goto('/dev/gallery');
  await expect(page.getByRole('heading', { name: 'FullPageFeedback' })).toBeVisible();
  await shot(page, 'gallery');
});
