import { expect, type Page, test } from '@playwright/test';
import { ask, keptTokenOf } from '../support/api.ts';
import { enter, PHONE, shot, signIn } from '../support/member.ts';
import { type House, house, outingTonight, publishedOffer, register } from '../support/outings.ts';

test.use(PHONE);

const favouritesOf = async (email: string): Promise<string[]> => {
  const query = '{ myFavourites(first: 50) { nodes { offer { title } } } }';
  const { myFavourites } = await ask(query, {}, await keptTokenOf(email));
  return myFavourites.nodes.map(({ offer }: { offer: { title: string } }) => offer.title);
};

async function openOuting(page: Page, outing: string, title: string): Promise<void> {
  await page.goto(`/o/${outing}`);
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

test('hearts: kept at once, sent when there is a network', async ({ page, context }) => {
  const member = 'membre-9@demo.yousoon.com';
  const bar = await house('BAR', 'Le Bar des cœurs');
  const outing = await outingTonight(bar, await publishedOffer(bar, 'Apéro du cœur'));
  await signIn(page, member);
  await page.getByRole('link', { name: 'Favoris' }).tap();
  await shot(page, 'favourites-empty');
  await openOuting(page, outing, 'Apéro du cœur');
  await page.getByRole('button', { name: 'Ajouter aux favoris' }).click();
  await expect.poll(() => favouritesOf(member)).toContain('Apéro du cœur');
  await page.goto('/favoris');
  const row = page.getByRole('link', { name: 'Apéro du cœur' });
  await expect(row).toBeVisible();
  await shot(page, 'favourites');

  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await page.reload();
  await expect(row).toBeVisible();
  await page
    .getByRole('listitem')
    .filter({ has: row })
    .getByRole('button', { name: 'Retirer des favoris' })
    .click();
  await expect(row).toBeHidden();
  expect(await favouritesOf(member)).toContain('Apéro du cœur');
  // Also when the app was closed meanwhile.
  await page.reload();
  await context.setOffline(false);
  await expect.poll(() => favouritesOf(member)).not.toContain('Apéro du cœur');
});

test('who only looks is asked to sign in by a heart', async ({ page }) => {
  await enter(page);
  await page.getByRole('button', { name: 'Ajouter aux favoris' }).first().click();
  await expect(page.getByRole('heading', { name: 'Content de vous revoir' })).toBeVisible();
});

async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Votre message').fill(text);
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByRole('log').getByText(text)).toBeVisible();
}

interface Row {
  readonly title: string;
  readonly unreadCount: number;
}

/** The conversations somebody takes part in, as the platform knows. */
async function conversationsOf(email: string): Promise<readonly Row[]> {
  const query = '{ myConversations(first: 50) { nodes { title unreadCount } } }';
  return (await ask(query, {}, await keptTokenOf(email))).myConversations.nodes;
}

const unreadOf = async (email: string): Promise<number> =>
  (await conversationsOf(email)).reduce((sum, { unreadCount }) => sum + unreadCount, 0);

/** The group of an outing, as one of its members sees it. */
async function openGroup(page: Page, title: string): Promise<void> {
  await page.goto('/messages');
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByLabel('Votre message')).toBeVisible();
}

/** Two members who go out together, and their group is there. */
async function group(bar: House, title: string, members: readonly string[]): Promise<void> {
  const outing = await outingTonight(bar, await publishedOffer(bar, title));
  for (const member of members) {
    await register(member, outing, 1);
    await expect.poll(async () => (await conversationsOf(member)).map((row) => row.title)).toContain(title);
  }
}

test('the group of an outing talks, also over a gap in the network', async ({ page, context, browser }) => {
  const [one, another] = ['membre-9@demo.yousoon.com', 'membre-8@demo.yousoon.com'];
  await group(await house('BAR', 'Le Bar bavard'), 'Cocktails bavards', [one, another]);
  await signIn(page, one);
  await openGroup(page, 'Cocktails bavards');
  const other = await (await browser.newContext(PHONE)).newPage();
  await signIn(other, another);
  await openGroup(other, 'Cocktails bavards');
  await write(page, 'On se retrouve au bar ?');
  // The other one sees it come.
  await expect(other.getByText('On se retrouve au bar ?')).toBeVisible();
  await write(other, 'Oui, à 20 heures !');
  await expect(page.getByText('Oui, à 20 heures !')).toBeVisible();
  await shot(page, 'conversation');

  await context.setOffline(true);
  await write(page, 'J’arrive en métro');
  await expect(page.getByText('En attente du réseau')).toBeVisible();
  await shot(page, 'conversation-offline');
  await context.setOffline(false);
  await expect(other.getByText('J’arrive en métro')).toBeVisible();
  await expect(page.getByText('En attente du réseau')).toBeHidden();

  // Who looks at something else is told at once that there is something to read, and the list says what.
  await expect.poll(() => unreadOf(another)).toBe(0);
  await other.goto('/');
  const tab = other.getByRole('link', { name: /^Messages/ });
  await expect(tab).toHaveText('Messages');
  await write(page, 'J’y suis');
  await expect(tab).toHaveText('Messages1');
  await tab.tap();
  await expect(other.getByText(/\s: J’y suis$/)).toBeVisible();
  await write(page, 'Au fond à gauche');
  await expect(other.getByText(/\s: Au fond à gauche$/)).toBeVisible();
  // What is read is no news any more.
  await expect(tab).toHaveText('Messages2');
  await other.getByRole('link', { name: 'Cocktails bavards' }).tap();
  await expect(other.getByRole('log').getByText('Au fond à gauche')).toBeVisible();
  await other.goBack();
  await expect(tab).toHaveText('Messages');

  await page.getByRole('button', { name: 'Signaler' }).first().click();
  await shot(page, 'conversation-report');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Signaler' }).click();
  await expect(page.getByText('Merci, notre équipe regarde.')).toBeVisible();
  await page.goto('/messages');
  await expect(page.getByText('Vous : Au fond à gauche')).toBeVisible();
  await shot(page, 'messages');
  await other.context().close();
});

test('a member writes to the partner', async ({ page }) => {
  const bar = await house('BAR', 'Le Bar qui répond');
  const outing = await outingTonight(bar, await publishedOffer(bar, 'Cocktails du patron'));
  await register('membre-10@demo.yousoon.com', outing, 1);
  await signIn(page, 'membre-10@demo.yousoon.com');
  await openOuting(page, outing, 'Cocktails du patron');
  await page.getByRole('button', { name: 'Écrire au partenaire' }).click();
  await write(page, 'Avez-vous une terrasse ?');
  await shot(page, 'conversation-partner');
  // The partner is one to whom one can write, too, from the list; it is the same conversation.
  await page.goto('/messages');
  await page.getByRole('button', { name: 'Écrire à un partenaire' }).tap();
  await shot(page, 'messages-contacts');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Le Bar qui répond/ })
    .tap();
  await expect(page.getByRole('log').getByText('Avez-vous une terrasse ?')).toBeVisible();
});

/** What somebody is told in the app. */
async function newsOf(email: string): Promise<readonly string[]> {
  const query = '{ myNotifications(first: 50) { nodes { title body } } }';
  const { myNotifications } = await ask(query, {}, await keptTokenOf(email));
  return myNotifications.nodes.flatMap(({ title, body }: { title: string; body: string }) => [title, body]);
}

test('what Yousoon says is in the inbox, and read', async ({ page }) => {
  const bar = await house('BAR', 'Le Bar annoncé');
  const outing = await outingTonight(bar, await publishedOffer(bar, 'Cocktails annoncés'));
  const member = 'membre-11@demo.yousoon.com';
  await register(member, outing, 1);
  await expect.poll(async () => (await newsOf(member)).join()).toContain('Cocktails annoncés');
  await signIn(page, member);
  await page.goto('/notifications');
  await expect(page.getByText(/Cocktails annoncés/).first()).toBeVisible();
  await shot(page, 'notifications');
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
});
