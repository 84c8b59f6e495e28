import { type Browser, expect, type Page, type TestInfo, test } from '@playwright/test';
import { act } from '../support/api.ts';
import { phoneBefore } from '../support/camera.ts';
import { codeFor } from '../support/mailbox.ts';
import { type House, house, outingTonight, publishedOffer, register, standing } from '../support/outings.ts';
import { newEmail } from '../support/partners.ts';
import { enter } from '../support/portal.ts';
import { shots } from '../support/shots.ts';
import { DEMO, PASSWORD } from '../support/stage.ts';

/** Somebody of the house who works at the door. */
async function doorOf(bar: House): Promise<string> {
  const email = newEmail('porte');
  await act(
    `mutation ($input: InviteStaffInput!) { inviteStaff(input: $input) { errors { message } } }`,
    { input: { email, firstName: 'Noé', lastName: 'Petit', role: 'DOOR' } },
    bar.token,
  );
  await act(
    `mutation ($input: AcceptStaffInvitationInput!) {
      acceptStaffInvitation(input: $input) { errors { message } }
    }`,
    { input: { email, code: await codeFor(email), password: PASSWORD } },
  );
  return email;
}

let phone: Browser | undefined;

test.afterEach(async () => {
  await phone?.close();
  phone = undefined;
});

/** The door's page, ready: the day's list is there. */
async function openDoor(page: Page, email: string): Promise<void> {
  await enter(page.context(), email);
  await page.goto('/door');
  await expect(page.getByText('Cocktails du soir').first()).toBeVisible();
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Saisir le code' }).click();
  await page.getByLabel('Code du billet, 8 caractères').fill(code);
  await page.getByRole('button', { name: 'Valider' }).click();
}

test('a QR code before the camera lets a party in, part by part, and once', async ({ page: desk }, info) => {
  const bar = await house('BAR', 'Le Zinc des journées');
  const outing = await outingTonight(bar, await publishedOffer(bar));
  const party = await register('membre-4@demo.yousoon.com', outing, 3);
  const { browser, page } = await phoneBefore(party.ticket.token, info);
  phone = browser;
  await page.context().grantPermissions(['camera']);
  await openDoor(page, await doorOf(bar));

  const asking = page.getByRole('dialog', { name: 'Combien entrent ?' });
  await expect(asking).toBeVisible();
  await shots(page, 'door-asking');
  await asking.getByRole('button', { name: 'Une personne de moins' }).click();
  await asking.getByRole('button', { name: 'Faire entrer 2 personnes' }).click();
  const welcome = page.getByRole('alertdialog', { name: 'Bienvenue' });
  await expect(welcome).toContainText('2 personnes');
  await expect(welcome.getByRole('region', { name: 'Conditions à honorer' })).toContainText('Cocktail');
  await shots(page, 'door-welcome');
  expect(await standing('membre-4@demo.yousoon.com', party.id)).toBe('CHECKED_IN');

  // The third comes later, with the same ticket, which the camera sees again.
  await welcome.getByRole('button', { name: 'Suivant' }).click();
  await expect(asking).toContainText('2 déjà entrées sur 3');
  await asking.getByRole('button', { name: 'Faire entrer 1 personne' }).click();
  await welcome.getByRole('button', { name: 'Suivant' }).click();
  await typeCode(page, party.ticket.shortCode);
  await expect(page.getByRole('alertdialog', { name: 'Refusé' })).toContainText('Déjà validé à');
  await shots(page, 'door-refused');

  // The house sees it on its own page.
  await enter(desk.context(), bar.email);
  await desk.goto(`/calendar/${outing}`);
  await expect(desk.getByRole('row', { name: /Zoé G\./ })).toContainText('3/3');
});

test('a check-in is taken back within five minutes', async ({ page }) => {
  const bar = await house('BAR', 'Le Repentir');
  const outing = await outingTonight(bar, await publishedOffer(bar));
  const party = await register('membre-5@demo.yousoon.com', outing, 1);
  await openDoor(page, bar.email);
  await typeCode(page, party.ticket.shortCode.toLowerCase());
  const welcome = page.getByRole('alertdialog', { name: 'Bienvenue' });
  await expect(welcome).toContainText('Noé C.');
  await welcome.getByRole('button', { name: 'Annuler cette entrée' }).click();
  await expect(welcome).toBeHidden();
  await expect.poll(() => standing('membre-5@demo.yousoon.com', party.id)).toBe('CONFIRMED');
});

/** A phone at the door that loses the network, and only then has a ticket before its camera. */
async function scannedOffline(bar: House, ticket: string, info: TestInfo): Promise<Page> {
  const { browser, page } = await phoneBefore(ticket, info);
  phone = browser;
  await openDoor(page, await doorOf(bar));
  await expect(page.getByText('La caméra n’est pas disponible')).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await page.context().setOffline(true);
  await page.context().grantPermissions(['camera']);
  await page.reload();
  await expect(page.getByText(/^Hors ligne/).first()).toBeVisible();
  await expect(page.getByRole('alertdialog', { name: 'Bienvenue' })).toContainText('Validé hors ligne');
  return page;
}

test('without network tickets are checked by their signature, and sent when it is back', async ({
  browserName: _,
}, info) => {
  const bar = await house('BAR', 'La Cave sans réseau');
  const outing = await outingTonight(bar, await publishedOffer(bar));
  const party = await register('membre-6@demo.yousoon.com', outing, 1);
  const page = await scannedOffline(bar, party.ticket.token, info);
  await shots(page, 'door-offline');
  expect(await standing('membre-6@demo.yousoon.com', party.id)).toBe('CONFIRMED');
  await page.context().setOffline(false);
  await expect.poll(() => standing('membre-6@demo.yousoon.com', party.id)).toBe('CHECKED_IN');
  await expect(page.getByText(/^Hors ligne/)).toBeHidden();
});

test('who came in twice without network is shown when it is back', async ({ browserName: _ }, info) => {
  const bar = await house('BAR', 'Les Deux Portes');
  const outing = await outingTonight(bar, await publishedOffer(bar));
  const party = await register('membre-7@demo.yousoon.com', outing, 1);
  const page = await scannedOffline(bar, party.ticket.token, info);
  await page.getByRole('button', { name: 'Suivant' }).click();
  // The other door has the network.
  await act(
    `mutation ($input: CheckInInput!) { checkIn(input: $input) { errors { message } } }`,
    { input: { shortCode: party.ticket.shortCode, outingId: outing } },
    bar.token,
  );
  await page.context().setOffline(false);
  await page.getByRole('button', { name: '1 conflit' }).click();
  await expect(page.getByRole('dialog', { name: 'Derniers scans' })).toContainText('Déjà validé à');
  await shots(page, 'door-conflict');
});

test('a door account is kept out of everything else', async ({ page }) => {
  await enter(page.context(), DEMO.door);
  for (const path of [
    '/',
    '/calendar',
    '/offers',
    '/offers/new',
    '/venues',
    '/results',
    '/staff',
    '/profile',
  ]) {
    await page.goto(path);
    await expect(page, path).toHaveURL(/\/door$/);
  }
  await shots(page, 'door');
});
