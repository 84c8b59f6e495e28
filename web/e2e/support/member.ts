import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { act } from './api.ts';
import { cutOff } from './cut-off.ts';
import { codeFor } from './mailbox.ts';
import { newEmail } from './partners.ts';
import { picture, shots } from './shots.ts';
import { memberUrl, PASSWORD, passportProgram } from './stage.ts';

/** A phone. */
export const PHONE = {
  baseURL: memberUrl(),
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
} as const;

/**
 * Pictures of the screen as it is on a phone, and with text at 200 %, both looked at by axe; nothing of it is cut off. Of a
 * screen that scrolls, another picture (`-whole`) as if the phone were as tall as it.
 */
export async function shot(page: Page, name: string): Promise<void> {
  await expect(page.locator('.starting'), 'what is shown before the app is there is gone').toBeHidden();
  await seen(page, name);
  await textSize(page, '200%');
  await seen(page, `${name}-large`);
  await textSize(page, '');
}

async function textSize(page: Page, size: string): Promise<void> {
  await page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
  }, size);
}

/** The letters have come, and nothing is on its way to its place: only then is measured. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    const ending = document
      .getAnimations()
      .filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime));
    // Who was taken away meanwhile is no trouble.
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

async function seen(page: Page, name: string): Promise<void> {
  await settled(page);
  const [wide, tall] = await page
    .locator('#main')
    .evaluateAll(([main]) =>
      main === undefined
        ? [0, 0]
        : [main.scrollWidth - main.clientWidth, main.scrollHeight - main.clientHeight],
    );
  expect.soft(wide, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
  expect.soft(await cutOff(page), `${name} is cut off`).toEqual([]);
  await shots(page, `member-${name}`, [390]);
  if (tall > 0) {
    await page.setViewportSize({ width: PHONE.viewport.width, height: PHONE.viewport.height + tall });
    await picture(page, `member-${name}-whole`);
    await page.setViewportSize(PHONE.viewport);
  }
}

export interface Passport {
  readonly file: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: string;
}

/** The photo of a passport that does not exist, for as long as `use` runs. */
export async function withPassport(use: (passport: Passport) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'yousoon-passport-'));
  try {
    const file = join(folder, 'passport.jpg');
    const person = JSON.parse(execFileSync(passportProgram(), [file], { encoding: 'utf8' }));
    await use({ file, ...person });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Past the slides of the first visit, to the cards. */
export async function enter(page: Page): Promise<void> {
  await page.goto('/bienvenue');
  await page.getByRole('button', { name: 'Voir les sorties d’abord' }).click();
  await expect(page.getByRole('region', { name: 'Sorties pour vous' })).toBeVisible();
}

/** Signs in as a person does, in whichever language the phone speaks. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/connexion?next=/');
  await page.getByLabel(/^(Adresse e-mail|E-mail address)/).fill(email);
  await page.getByRole('textbox', { name: /^(Mot de passe|Password)/ }).fill(password);
  await page.getByRole('button', { name: /^(Se connecter|Sign in)$/ }).click();
  await expect(page.getByRole('region', { name: /^(Sorties pour vous|Outings for you)$/ })).toBeVisible();
}

/** Somebody who has just signed up, with a confirmed address, by the API; gives the address. */
export async function newMember(): Promise<string> {
  const email = newEmail('membre');
  const person = { firstName: 'Lou', lastName: 'Vidal', birthDate: '1995-04-03', acceptTerms: true };
  await act('mutation ($input: SignUpInput!) { signUp(input: $input) { errors { message } } }', {
    input: { email, password: PASSWORD, ...person },
  });
  await act('mutation ($input: ConfirmEmailInput!) { confirmEmail(input: $input) { errors { message } } }', {
    input: { email, code: await codeFor(email) },
  });
  return email;
}

/** Answers the questions of the sign-up one by one, and gives the code of the mail. */
export async function signUp(page: Page, person: Omit<Passport, 'file'>): Promise<string> {
  const email = newEmail('membre');
  const next = async () => page.getByRole('button', { name: 'Continuer' }).click();
  await test.step('sign-up', async () => {
    await expect(page.getByRole('heading', { name: 'Comment vous appelez-vous ?' })).toBeVisible();
    await next();
    await expect(page.getByText('Ce champ est obligatoire.').first()).toBeVisible();
    await page.getByLabel('Prénom').fill(person.firstName);
    await page.getByLabel(/^Nom \*/).fill(person.lastName);
    // What is put right is not held against anybody any longer.
    await expect(page.getByText('Ce champ est obligatoire.')).toBeHidden();
    await shot(page, 'sign-up-name');
    await next();
    await page.getByLabel('Date de naissance').fill(person.birthDate);
    await shot(page, 'sign-up-birth');
    await next();
    await page.getByLabel('Adresse e-mail').fill(email);
    await next();
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill('motdepasse');
    await page.getByRole('checkbox').check();
    await next();
    await expect(page.getByText(/Ce mot de passe/)).toBeVisible();
    await shot(page, 'sign-up-refused');
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(PASSWORD);
    await next();
    await expect(page.getByRole('heading', { name: 'Votre code' })).toBeVisible();
    await page.getByLabel('Code à six chiffres').fill(await codeFor(email));
    await shot(page, 'sign-up-code');
    await next();
  });
  return email;
}
