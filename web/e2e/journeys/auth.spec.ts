import { expect, test } from '@playwright/test';
import { ask, tokenOf } from '../support/api.ts';
import { codeFor } from '../support/mailbox.ts';
import { activePartner, decide, myPartner, newEmail, newSiret, signUpPartner } from '../support/partners.ts';
import { enter, signIn } from '../support/portal.ts';
import { shots } from '../support/shots.ts';
import { DEMO, PASSWORD } from '../support/stage.ts';
import { totp } from '../support/totp.ts';

test('from sign-up to approved', async ({ page }) => {
  const email = newEmail('patronne');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Bon retour' })).toBeVisible();
  await shots(page, 'sign-in');
  await page.getByRole('link', { name: 'Inscrire mon établissement' }).click();
  await expect(page.getByRole('heading', { name: 'Devenir partenaire' })).toBeVisible();
  await shots(page, 'sign-up');

  await page.getByRole('radio', { name: /Restaurant/ }).click();
  await page.getByLabel('Nom de l’entreprise').fill('Trattoria Nonna');
  await page.getByLabel('Numéro SIRET').fill('732 829 320 00075');
  await expect(page.getByText(/SIRET n’est pas valable/)).toBeVisible();
  await page.getByLabel('Numéro SIRET').fill(newSiret());
  await expect(page.getByText(/SIRET valide/)).toBeVisible();
  await page.getByLabel('Prénom').fill('Giulia');
  await page.getByLabel(/^Nom \*/).fill('Rossi');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill('motdepasse');
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.getByText(/Ce mot de passe/)).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Mot de passe' })).toBeFocused();
  await shots(page, 'sign-up-refused');
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Créer mon compte' }).click();

  await expect(page.getByRole('heading', { name: 'Confirmez votre adresse' })).toBeVisible();
  await shots(page, 'confirm');
  await page.getByLabel('Chiffre 1').click();
  await page.keyboard.type(await codeFor(email));
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await expect(page.getByRole('heading', { name: /entre nos mains/ })).toBeVisible();
  await shots(page, 'review-pending');

  const token = await tokenOf(email);
  const { id } = await myPartner(token);
  const { myConsents } = await ask('{ myConsents { kind granted } }', {}, token);
  expect(myConsents).toContainEqual({ kind: 'TERMS_OF_USE', granted: true });
  await decide(id, 'REJECT', 'Le nom ne correspond pas au SIRET.');
  await page.getByRole('button', { name: 'Actualiser' }).click();
  await expect(page.getByText('Le nom ne correspond pas au SIRET.')).toBeVisible();
  await shots(page, 'review-rejected');
  await page.getByLabel('Nom de l’entreprise').fill('Trattoria Nonna SARL');
  await page.getByRole('button', { name: 'Renvoyer mon dossier' }).click();
  await expect(page.getByRole('heading', { name: /entre nos mains/ })).toBeVisible();

  await decide(id, 'APPROVE');
  await page.getByRole('button', { name: 'Actualiser' }).click();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
});

test('the session is in cookies that no script sees, and ends when one signs out', async ({
  page,
  context,
}) => {
  await signIn(page, DEMO.owner);
  const cookies = (await context.cookies()).filter(({ name }) => name.startsWith('yousoon_portal_'));
  expect(cookies.map(({ name }) => name).sort()).toEqual(['yousoon_portal_access', 'yousoon_portal_refresh']);
  for (const cookie of cookies)
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'Strict' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toMatch(/eyJ/);

  // The access token runs out: the next request renews the session, unseen.
  await context.clearCookies({ name: 'yousoon_portal_access' });
  await page.goto('/staff');
  await expect(page.getByRole('heading', { name: 'Équipe' })).toBeVisible();

  await page.getByRole('button', { name: 'Mon compte' }).click();
  await page.getByRole('menuitem', { name: 'Se déconnecter' }).click();
  await expect(page.getByRole('heading', { name: 'Bon retour' })).toBeVisible();
  await page.goto('/staff');
  await expect(page.getByRole('heading', { name: 'Bon retour' })).toBeVisible();
});

test('a second factor is set up, then asked for', async ({ page, context }) => {
  const partner = await activePartner('BAR', 'Bar à deux tours');
  await enter(context, partner.email);
  await page.goto('/profile');
  await expect(page.getByText('Bar à deux tours').last()).toBeVisible();
  await shots(page, 'profile');
  await page.goto('/profile/security');
  await page.getByLabel('Votre mot de passe').fill(PASSWORD);
  await page.getByRole('button', { name: 'Activer' }).click();
  await expect(page.getByRole('img', { name: /Code QR/ })).toBeVisible();
  await shots(page, 'security-totp');
  const secret = (await page.locator('code').innerText()).replace(/\s/g, '');
  await page.getByLabel('Chiffre 1').click();
  await page.keyboard.type(totp(secret));
  await page.getByRole('button', { name: 'Activer' }).click();
  await expect(page.getByRole('dialog')).toContainText('Vos codes de secours');
  const [code] = await page.getByRole('dialog').getByRole('listitem').allInnerTexts();
  await page.getByRole('button', { name: 'Je les ai gardés' }).click();
  await expect(page.getByText(/codes de secours/).first()).toBeVisible();

  await context.clearCookies();
  await page.goto('/sign-in');
  await page.getByLabel('Adresse e-mail').fill(partner.email);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByLabel('Code de vérification').fill(code ?? '');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
});

test('a forgotten password is replaced', async ({ page }) => {
  const partner = await signUpPartner('CULTURE');
  await decide(partner.id, 'APPROVE');
  await page.goto('/reset');
  await page.getByLabel('Adresse e-mail').fill(partner.email);
  await page.getByRole('button', { name: 'Recevoir un code' }).click();
  await expect(page.getByRole('heading', { name: 'Nouveau mot de passe' })).toBeVisible();
  await shots(page, 'reset');
  await page.getByLabel('Chiffre 1').click();
  await page.keyboard.type(await codeFor(partner.email, partner.code));
  const password = 'Girafe-Tambour-Lune-77';
  await page.getByRole('textbox', { name: 'Nouveau mot de passe' }).fill(password);
  await page.getByRole('button', { name: 'Changer le mot de passe' }).click();
  await expect(page.getByRole('heading', { name: 'Bon retour' })).toBeVisible();
  await signIn(page, partner.email, password);
});

test('somebody is invited, joins, and at the door sees the door alone', async ({
  page,
  context,
  browser,
}) => {
  const partner = await activePartner('NIGHTCLUB', 'Le Sous-sol');
  await enter(context, partner.email);
  await page.goto('/staff');
  await page.getByRole('button', { name: 'Inviter quelqu’un' }).click();
  const dialog = page.getByRole('dialog');
  const email = newEmail('porte');
  await dialog.getByLabel('Prénom').fill('Noé');
  await dialog.getByLabel(/^Nom \*/).fill('Petit');
  await dialog.getByLabel('Adresse e-mail').fill(email);
  await shots(page, 'staff-invite');
  await dialog.getByRole('button', { name: 'Envoyer l’invitation' }).click();
  await expect(page.getByRole('row', { name: /Noé Petit/ })).toContainText('Invitation envoyée');
  await shots(page, 'staff');

  const other = await browser.newContext({ locale: 'fr-FR' });
  const door = await other.newPage();
  await door.goto('/invitation');
  await door.getByLabel('Adresse e-mail').fill(email);
  await door.getByLabel('Chiffre 1').click();
  await door.keyboard.type(await codeFor(email));
  await door.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
  await door.getByRole('button', { name: 'Rejoindre' }).click();
  await expect(door).toHaveURL(/\/door$/);
  for (const path of ['/', '/calendar', '/staff']) {
    await door.goto(path);
    await expect(door).toHaveURL(/\/door$/);
  }
  await other.close();
});
