import { expect, type Page, test } from '@playwright/test';
import { PHONE, shot, signIn } from '../support/member.ts';
import { memberUrl } from '../support/stage.ts';

// Passkeys belong to a name, never to an address of numbers.
test.use({ ...PHONE, baseURL: memberUrl().replace('127.0.0.1', 'localhost') });

/** A phone that knows its owner by the finger, and says yes by itself. */
async function withFinger(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/profil');
  await page.getByRole('button', { name: 'Se déconnecter', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Profil' })).toBeVisible();
}

test('a passkey is made, signs in without a password, and is given up', async ({ page }) => {
  await withFinger(page);
  await signIn(page, 'membre-9@demo.yousoon.com');
  await page.goto('/profil');
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await expect(page.getByText('Votre clé d’accès est prête.')).toBeVisible();
  await expect(page.getByText(/^Créée le/)).toBeVisible();
  await shot(page, 'profile-passkey');
  await signOut(page);

  await page.goto('/connexion?next=/profil');
  await page.getByRole('button', { name: 'Avec une clé d’accès' }).click();
  await expect(page).toHaveURL(/\/profil$/);
  await expect(page.getByText(/^Créée le/)).toBeVisible();

  const keys = page.locator('section', { has: page.getByRole('heading', { name: 'Clés d’accès' }) });
  await keys.getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByText(/^Créée le/)).toBeHidden();
  await signOut(page);
  // What was given up opens nothing any more.
  await page.goto('/connexion?next=/profil');
  await page.getByRole('button', { name: 'Avec une clé d’accès' }).click();
  await expect(page.getByText(/^Cette clé d’accès n’a pas été reconnue/)).toBeVisible();
});
