import { expect, test } from '@playwright/test';
import { ask, tokenOf } from '../support/api.ts';
import { codeFor } from '../support/mailbox.ts';
import { newMember, PHONE, shot, signIn } from '../support/member.ts';
import { newEmail } from '../support/partners.ts';
import { PASSWORD } from '../support/stage.ts';

test.use(PHONE);

const ANOTHER = 'vingt-deux moulins verts';

test('another password: the one before opens nothing any more', async ({ page }) => {
  const email = await newMember();
  await signIn(page, email);
  await page.goto('/profil');
  await page.getByRole('button', { name: 'Changer : mot de passe' }).click();
  const sheet = page.getByRole('dialog', { name: 'Changer le mot de passe' });
  await sheet.getByRole('textbox', { name: 'Mot de passe actuel' }).fill('pas le bon du tout');
  await sheet.getByRole('textbox', { name: 'Nouveau mot de passe' }).fill(ANOTHER);
  const save = sheet.getByRole('button', { name: 'Changer le mot de passe' });
  await save.click();
  await expect(sheet.getByText(/mot de passe/i).and(page.getByRole('alert'))).toBeVisible();
  await shot(page, 'settings-password');
  await sheet.getByRole('textbox', { name: 'Mot de passe actuel' }).fill(PASSWORD);
  await save.click();
  await expect(page.getByText('Votre mot de passe est changé.')).toBeVisible();
  await expect(sheet).toBeHidden();
  await expect(tokenOf(email)).rejects.toThrow();
  await tokenOf(email, ANOTHER);
});

test('another address, once both mailboxes agree', async ({ page }) => {
  const [email, other] = [await newMember(), newEmail('ailleurs')];
  await signIn(page, email);
  await page.goto('/profil');
  await page.getByRole('button', { name: 'Changer : adresse e-mail' }).click();
  const sheet = page.getByRole('dialog', { name: 'Changer d’adresse e-mail' });
  const before = await codeFor(email);
  await sheet.getByRole('textbox', { name: 'Nouvelle adresse e-mail' }).fill(other);
  await sheet.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
  await sheet.getByRole('button', { name: 'Recevoir les codes' }).click();
  await sheet
    .getByRole('textbox', { name: 'Code reçu à l’adresse actuelle' })
    .fill(await codeFor(email, before));
  await sheet.getByRole('textbox', { name: 'Code reçu à la nouvelle adresse' }).fill('000000');
  await sheet.getByRole('button', { name: 'Changer d’adresse' }).click();
  await expect(sheet.getByText(/code/i).and(page.getByRole('alert'))).toBeVisible();
  await shot(page, 'settings-email');
  await sheet.getByRole('textbox', { name: 'Code reçu à la nouvelle adresse' }).fill(await codeFor(other));
  await sheet.getByRole('button', { name: 'Changer d’adresse' }).click();
  await expect(page.getByText('Votre adresse est changée.')).toBeVisible();
  await expect(page.getByText(other).first()).toBeVisible();
  await tokenOf(other);
});

test('news are asked for, and the language is that of mails, too', async ({ page }) => {
  const email = await newMember();
  await signIn(page, email);
  await page.goto('/profil');
  const news = page.getByRole('checkbox', { name: 'Recevoir les nouvelles et les offres par e-mail' });
  await expect(news).not.toBeChecked();
  await news.check();
  await expect(page.getByText('C’est noté.')).toBeVisible();
  await page.reload();
  await expect(news).toBeChecked();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'Signed-in devices' })).toBeVisible();
  const token = await tokenOf(email);
  await expect
    .poll(async () => ask('{ me { language } myConsents { kind granted } }', {}, token))
    .toMatchObject({
      me: { language: 'EN' },
      myConsents: expect.arrayContaining([{ kind: 'MARKETING', granted: true }]),
    });
  // Without a network nothing is promised.
  await page.context().setOffline(true);
  await page.getByText('Receive news and offers by e-mail').tap();
  await expect(page.getByText(/network|connection/i).first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Receive news and offers by e-mail' })).toBeChecked();
  await page.context().setOffline(false);
});
