import { type BrowserContext, expect, type Page } from '@playwright/test';
import { apiUrl, PASSWORD } from './stage.ts';

/** Signs in as a person does. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Adresse e-mail').fill(email);
  await page.getByRole('textbox', { name: 'Mot de passe' }).fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await expect(page.getByRole('navigation', { name: 'Navigation principale' })).toBeAttached();
}

/** Signs in without the page, for journeys that are about something else: the cookies are the portal's. */
export async function enter(context: BrowserContext, email: string, password = PASSWORD): Promise<void> {
  const response = await context.request.post(`${apiUrl()}/graphql`, {
    headers: { 'X-Yousoon-Site': 'portal' },
    data: {
      query: `mutation ($input: SignInInput!) { signIn(input: $input) { errors { message } } }`,
      variables: { input: { email, password } },
    },
  });
  const { data } = (await response.json()) as { data: { signIn: { errors: { message: string }[] } } };
  expect(data.signIn.errors).toEqual([]);
}
