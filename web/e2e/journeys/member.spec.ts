import { expect, type Page, test } from '@playwright/test';
import { act } from '../support/api.ts';
import { PHONE, shot, signIn, signUp, withPassport } from '../support/member.ts';
import { type House, house, outingTonight, publishedOffer, standing } from '../support/outings.ts';
import { readQr } from '../support/qr.ts';

test.use(PHONE);

/** Takes two places on the page of an outing, and shows the ticket. */
async function goWithAFriend(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'S’inscrire' }).click();
  await page.getByRole('button', { name: 'Une personne de plus' }).click();
  await shot(page, 'register');
  await page.getByRole('button', { name: 'Confirmer 2 places' }).click();
  await expect(page.getByRole('heading', { name: 'C’est noté !' })).toBeVisible();
  await shot(page, 'registered');
  await page.getByRole('button', { name: 'Voir mon billet' }).click();
  await expect(page.getByRole('img', { name: /Code QR de votre billet/ })).toBeVisible();
}

test('from the first visit to the first ticket', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Trouvez votre soirée' })).toBeVisible();
  await shot(page, 'onboarding');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await withPassport(async (passport) => {
    await signUp(page, passport);
    await expect(page.getByRole('heading', { name: 'Vérifions votre identité' })).toBeVisible();
    await shot(page, 'identity');
    await page.getByRole('button', { name: 'Passeport' }).click();
    await expect(page.getByRole('heading', { name: /La page de votre passeport/ })).toBeVisible();
    await shot(page, 'identity-frame');
    await page.locator('input[type=file]').setInputFiles(passport.file);
    await expect(page.getByText('Image nette')).toBeVisible();
    await shot(page, 'identity-photo');
    await page.getByRole('button', { name: 'Envoyer cette photo' }).click();
    await expect(page.getByRole('heading', { name: 'Identité vérifiée' })).toBeVisible({ timeout: 120_000 });
    await shot(page, 'identity-verified');
  });
  await page.getByRole('button', { name: 'Voir les sorties' }).click();
  await page.getByRole('button', { name: 'J’y vais' }).first().click();
  await expect(page.getByRole('button', { name: 'S’inscrire' })).toBeVisible();
  await shot(page, 'outing');
  await goWithAFriend(page);
  await shot(page, 'ticket');
});

/** The door lets in whoever shows this code. */
async function scan(bar: House, outing: string, code: string): Promise<void> {
  await act(
    `mutation ($input: CheckInInput!) { checkIn(input: $input) { errors { message } } }`,
    { input: { token: code, outingId: outing } },
    bar.token,
  );
}

test('a ticket opens without network, also after a restart, and the door can read it', async ({
  page,
  context,
}) => {
  const bar = await house('BAR', 'Le Bar sans réseau');
  const outing = await outingTonight(bar, await publishedOffer(bar, 'Cocktails hors ligne'));
  await signIn(page, 'membre-8@demo.yousoon.com');
  await page.goto(`/o/${outing}`);
  await expect(page.getByRole('heading', { name: 'Cocktails hors ligne' })).toBeVisible();
  await goWithAFriend(page);
  const address = page.url();
  await page.goto('/sorties');
  await expect(page.getByRole('link', { name: 'Cocktails hors ligne' })).toBeVisible();

  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.close();
  const restarted = await context.newPage();
  await restarted.goto('/sorties');
  await expect(restarted.getByText(/^Hors ligne/)).toBeVisible();
  await expect(restarted.getByRole('link', { name: 'Cocktails hors ligne' })).toBeVisible();
  await shot(restarted, 'my-outings-offline');
  await restarted.goto('/');
  await expect(restarted.getByRole('region', { name: 'Sorties pour vous' })).toBeVisible();
  await shot(restarted, 'for-you-offline');
  // Taking a place is refused clearly: it may be gone by the time there is a network.
  await restarted.goto(address);
  const code = restarted.getByRole('img', { name: /Code QR de votre billet/ });
  await expect(code).toBeVisible();
  await shot(restarted, 'ticket-offline');
  const read = await readQr(await restarted.screenshot());
  await context.setOffline(false);

  await scan(bar, outing, read);
  const registration = address.split('/').at(-1) ?? '';
  await expect.poll(() => standing('membre-8@demo.yousoon.com', registration)).toBe('CHECKED_IN');
  await restarted.goto('/sorties');
  await expect(restarted.getByText(/économisés/).first()).toBeVisible();
  await shot(restarted, 'my-outings-saved');
});
