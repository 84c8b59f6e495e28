import { expect, type Page, test } from '@playwright/test';
import { ask } from '../support/api.ts';
import { house } from '../support/outings.ts';
import { decide, type PartnerType } from '../support/partners.ts';
import { enter } from '../support/portal.ts';
import { shots } from '../support/shots.ts';

/** What a company of one type types for one of its kinds: labels, and what goes into them, in order. */
interface Example {
  readonly type: PartnerType;
  readonly kind: RegExp;
  readonly fields: readonly (readonly [label: RegExp, value: string])[];
  /** What the phone beside shows of it. */
  readonly preview: RegExp;
}

const PRICES = [
  [/^Prix normal/, '20'],
  [/^Prix membre/, '14,50'],
] as const;

const EXAMPLES: readonly Example[] = [
  {
    type: 'RESTAURANT',
    kind: /Menu à prix membre/,
    fields: [[/^Plats/, 'Soupe à l’oignon'], ...PRICES],
    preview: /14,50/,
  },
  { type: 'NIGHTCLUB', kind: /Entrée à prix réduit/, fields: PRICES, preview: /14,50/ },
  {
    type: 'ACTIVITY',
    kind: /Billet à prix réduit/,
    fields: [...PRICES, [/^Durée/, '90']],
    preview: /14,50/,
  },
  {
    type: 'CULTURE',
    kind: /Duo/,
    fields: [
      [/^Spectacle ou exposition/, 'Le Malade imaginaire'],
      [/^Prix normal/, '30'],
      [/^Prix de la seconde place/, '15'],
    ],
    preview: /15/,
  },
  {
    type: 'SPORT_WELLNESS',
    kind: /Séance d’essai/,
    fields: [[/^Discipline/, 'Yoga'], ...PRICES],
    preview: /14,50/,
  },
  {
    type: 'EVENT_ORGANISER',
    kind: /Billet à prix réduit/,
    fields: [[/^À l’affiche/, 'Les Ogres'], ...PRICES],
    preview: /14,50/,
  },
];

const next = (page: Page) => page.getByRole('button', { name: 'Continuer' }).click();

/** Sends the offer from the place on, and has Yousoon publish it. */
async function sendAndPublish(page: Page, title: string): Promise<void> {
  await page.getByRole('button', { name: 'Envoyer en relecture' }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  await expect(page.getByText('En relecture').first()).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await decide(id, 'APPROVE');
  await page.reload();
  await expect(page.getByText('Publiée').first()).toBeVisible();
}

for (const { type, kind, fields, preview } of EXAMPLES) {
  test(`an offer of ${type} goes through the wizard to the members`, async ({ page }) => {
    const partner = await house(type, `Maison ${type.toLowerCase()}`);
    await enter(page.context(), partner.email);
    await page.goto('/offers/new');
    await page.getByRole('radio', { name: kind }).click();
    await next(page);
    const title = `Sortie ${type.toLowerCase()}`;
    await page.getByLabel(/^Titre/).fill(title);
    for (const [label, value] of fields) {
      await page.getByLabel(label).first().fill(value);
      await page.keyboard.press('Tab');
    }
    const phone = page.getByRole('figure', { name: 'Aperçu de la carte du membre' });
    await expect(phone).toContainText(title);
    await expect(phone).toContainText(preview);
    await shots(page, `offer-${type.toLowerCase()}`);
    // Groups, place, weekly slots: nothing more is asked, the only venue is chosen already.
    for (let step = 0; step < 4; step += 1) await next(page);
    await sendAndPublish(page, title);
  });
}

test('a happy hour with alcohol needs a soft drink; groups, slots and a draft that saves itself', async ({
  page,
}) => {
  const bar = await house('BAR', 'Le Bec fin');
  await enter(page.context(), bar.email);
  await page.goto('/offers');
  await shots(page, 'offers-empty');
  await page.getByRole('link', { name: 'Nouvelle offre' }).first().click();
  await page.getByRole('radio', { name: /Happy hour/ }).click();
  await shots(page, 'wizard-kind');
  await next(page);
  await expect(page.getByText(/Indiquez le prix d’au moins une boisson sans alcool/)).toBeVisible();
  await page.getByLabel(/^Titre/).fill('Apéro du jeudi');
  await page.getByLabel(/^Boisson \*/).fill('Pinte');
  await page
    .getByLabel(/^Prix normal/)
    .nth(0)
    .fill('8');
  await page
    .getByLabel(/^Prix membre/)
    .nth(0)
    .fill('5,50');
  await page.getByLabel(/^Boisson sans alcool/).fill('Jus de pomme');
  await page
    .getByLabel(/^Prix normal/)
    .nth(1)
    .fill('5');
  await page
    .getByLabel(/^Prix membre/)
    .nth(1)
    .fill('3,50');
  await expect(page.getByText(/c’est ce que demande la loi/)).toBeVisible();
  await expect(page.getByText('Brouillon enregistré.')).toBeVisible();
  await expect(page).toHaveURL(/draft=/);
  await shots(page, 'wizard-terms');

  // The same draft, as if the phone had been closed.
  await page.reload();
  await expect(page.getByLabel(/^Titre/)).toHaveValue('Apéro du jeudi');
  await expect(page.getByLabel(/^Prix membre/).nth(0)).toHaveValue(/5,5/);
  await page.getByRole('button', { name: 'Paliers', exact: true }).click();
  await page.getByRole('button', { name: 'Ajouter un palier' }).click();
  await page.getByLabel(/^À partir de/).fill('6');
  await page
    .getByLabel(/^Remise/)
    .last()
    .fill('40');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('img', { name: /dès 6/ })).toBeVisible();
  await shots(page, 'wizard-tiers');
  await next(page);
  await shots(page, 'wizard-place');
  await next(page);
  await page.getByRole('button', { name: 'Ajouter un créneau' }).click();
  await page.getByLabel(/^Places/).fill('24');
  await shots(page, 'wizard-slots');
  await next(page);
  await shots(page, 'wizard-check');
  await sendAndPublish(page, 'Apéro du jeudi');
  await shots(page, 'offer');

  // Its weekly slot makes outings, which members find.
  const id = new URL(page.url()).pathname.split('/').at(-1);
  const query =
    'query ($id: ID!) { offer(id: $id) { status terms { __typename } weeklySlots { capacity } } }';
  const { offer } = await ask(query, { id }, bar.token);
  expect(offer).toEqual({
    status: 'PUBLISHED',
    terms: { __typename: 'HappyHourTerms' },
    weeklySlots: [{ capacity: 24 }],
  });
  await page.getByRole('link', { name: 'Calendrier' }).first().click();
  await expect(page.getByText('Apéro du jeudi').first()).toBeVisible();

  await page.goBack();
  await page.getByRole('button', { name: 'Mettre en pause' }).click();
  await expect(page.getByText('En pause').first()).toBeVisible();
  await page.getByRole('link', { name: 'Dupliquer' }).click();
  await expect(page.getByLabel(/^Titre/)).toHaveValue('Apéro du jeudi (copie)');
});
