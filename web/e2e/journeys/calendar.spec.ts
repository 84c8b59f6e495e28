import { expect, test } from '@playwright/test';
import { ask, tokenOf } from '../support/api.ts';
import { mailsTo } from '../support/mailbox.ts';
import { house, publishedOffer, register, standing } from '../support/outings.ts';
import { enter } from '../support/portal.ts';
import { shots } from '../support/shots.ts';
import { DEMO } from '../support/stage.ts';

/** A day next week, as a date field wants it. */
function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

test('an outing is planned, a member registers, the group is written to, the outing is called off', async ({
  page,
}) => {
  const bar = await house('BAR', 'Le Carnet');
  await publishedOffer(bar, 'Happy hour du carnet');
  await enter(page.context(), bar.email);
  await page.goto('/calendar');
  await page.getByRole('button', { name: 'Planifier une sortie' }).click();
  const plan = page.getByRole('dialog', { name: 'Planifier une sortie' });
  await plan.getByLabel(/^Date/).fill(dayAhead(6));
  await plan.getByLabel(/^Places/).fill('12');
  await shots(page, 'schedule');
  await plan.getByRole('button', { name: 'Planifier', exact: true }).click();
  await expect(plan).toBeHidden();
  const chip = page.getByRole('link', { name: /Happy hour du carnet/ }).first();
  await expect(chip).toBeVisible();
  await shots(page, 'calendar-month');
  for (const [view, name] of [
    ['Semaine', 'week'],
    ['Liste', 'list'],
  ] as const) {
    await page.getByText(view, { exact: true }).click();
    await expect(page.getByText('Happy hour du carnet').first()).toBeVisible();
    await shots(page, `calendar-${name}`);
  }

  await page
    .getByRole('link', { name: /Happy hour du carnet/ })
    .first()
    .click();
  await expect(page.getByText('Personne pour l’instant')).toBeVisible();
  const outing = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const registration = await register('membre-2@demo.yousoon.com', outing, 4);
  // It appears without anybody reloading the page.
  const row = page.getByRole('row', { name: /Inès M\./ });
  await expect(row).toContainText('Inscrit');
  await expect(row).toContainText('4');
  await shots(page, 'outing');

  await page.getByRole('button', { name: 'Écrire au groupe' }).click();
  const message = page.getByRole('dialog', { name: 'Écrire au groupe' });
  await message.getByLabel(/^Message/).fill('Nous vous gardons la table du fond.');
  await shots(page, 'outing-message');
  await message.getByRole('button', { name: 'Envoyer' }).click();
  await expect(page.getByText('Message envoyé à 1 personne.')).toBeVisible();
  await expect
    .poll(async () => (await mailsTo('membre-2@demo.yousoon.com')).map(({ text }) => text).join('\n'))
    .toContain('Nous vous gardons la table du fond.');

  await page.getByRole('button', { name: 'Annuler la sortie' }).click();
  const cancel = page.getByRole('dialog', { name: 'Annuler cette sortie ?' });
  await cancel.getByLabel(/^Raison/).fill('Dégât des eaux.');
  await cancel.getByRole('button', { name: 'Annuler la sortie' }).click();
  await expect(page.getByText('Annulée').first()).toBeVisible();
  await expect.poll(() => standing('membre-2@demo.yousoon.com', registration.id)).not.toBe('CONFIRMED');
});

test('the demo bar’s owner sees what the month brought', async ({ page }) => {
  await enter(page.context(), DEMO.owner);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Tableau de bord' })).toBeVisible();
  await shots(page, 'dashboard');
  await page.goto('/results');
  await expect(page.getByRole('heading', { name: 'Résultats' })).toBeVisible();
  await expect(page.getByRole('region').first()).toBeVisible();
  await shots(page, 'results');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: /CSV/ }).first().click();
  expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  // What the page shows is what the API counts.
  const token = await tokenOf(DEMO.owner);
  const input = { from: dayAhead(-29), to: dayAhead(0) };
  const query = `query ($input: PartnerResultsInput!) { partnerResults(input: $input) { total { checkIns } } }`;
  const { partnerResults } = await ask(query, { input }, token);
  expect(partnerResults.total.checkIns).toBeGreaterThan(0);
});
