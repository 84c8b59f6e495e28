import { screen, waitFor } from '@testing-library/react';
import 'fake-indexeddb/auto';
import { graphql, HttpResponse, http } from 'msw';
import { describe, expect, it } from 'vitest';
import { partnerAccount, partnerCompany } from '../../../../test/builders.ts';
import { fill, renderApp } from '../../../../test/render.tsx';
import { answer, failure, server } from '../../../../test/server.ts';
import { safeNext } from '../routes.ts';

const refused = (code: string, message: string, field: string | null = null) =>
  answer({ signIn: { session: null, errors: [{ code, message, field }] } });
const done = () => answer({ signIn: { session: { expiresAt: '' }, errors: [] } });

async function submitForm(user: ReturnType<typeof renderApp>['user']) {
  await fill(user, await screen.findByRole('textbox', { name: /Adresse e-mail/ }), 'patron@example.fr');
  await fill(user, screen.getByLabelText(/^Mot de passe/), 'secret');
  await user.click(screen.getByRole('button', { name: 'Se connecter' }));
}

describe('signing in', () => {
  it('leads to where one wanted to go', async () => {
    server.use(
      graphql.mutation('SignIn', done),
      graphql.query('Security', () =>
        answer({
          mySecurity: { hasPassword: true, totpEnabled: false, recoveryCodesLeft: 0 },
          mySessions: [],
        }),
      ),
    );
    const { user, router } = renderApp('/sign-in?next=%2Fprofile%2Fsecurity');
    await submitForm(user);
    expect(await screen.findByRole('heading', { name: 'Profil' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/profile/security');
  });

  it('asks for the second factor when the account has one', async () => {
    const sent: unknown[] = [];
    server.use(
      graphql.mutation('SignIn', ({ variables }) => {
        sent.push(variables.input);
        return sent.length === 1 ? refused('SECOND_FACTOR_REQUIRED', 'Code ?') : done();
      }),
    );
    const { user } = renderApp('/sign-in');
    await submitForm(user);
    await fill(user, await screen.findByLabelText(/Code de vérification/), '123456');
    await user.click(screen.getByRole('button', { name: 'Se connecter' }));
    expect(await screen.findByRole('heading', { name: 'Tableau de bord' })).toBeInTheDocument();
    expect(sent.at(-1)).toEqual({ email: 'patron@example.fr', password: 'secret', secondFactor: '123456' });
  });

  it('says what the server says', async () => {
    server.use(graphql.mutation('SignIn', () => refused('CREDENTIALS_INVALID', 'Adresse ou mot de passe.')));
    const { user } = renderApp('/sign-in');
    await submitForm(user);
    expect(await screen.findByRole('alert')).toHaveTextContent('Adresse ou mot de passe.');
  });

  it('sends who never confirmed to the code', async () => {
    server.use(graphql.mutation('SignIn', () => refused('EMAIL_NOT_CONFIRMED', 'Confirmez.', 'email')));
    const { user, router } = renderApp('/sign-in');
    await submitForm(user);
    expect(await screen.findByText(/patron@example.fr/)).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/confirm');
  });

  it('does not let members in', async () => {
    server.use(
      graphql.mutation('SignIn', done),
      graphql.query('PortalSession', () => failure('FORBIDDEN', 'Pas ici.')),
    );
    const { user } = renderApp('/sign-in');
    await submitForm(user);
    expect(await screen.findByRole('alert')).toHaveTextContent('aucun établissement');
  });

  it('is where those without a session land', async () => {
    server.use(
      graphql.query('PortalSession', () => failure('UNAUTHENTICATED', 'Connectez-vous.')),
      graphql.mutation('RefreshSession', () =>
        answer({ refreshSession: { session: null, errors: [{ code: 'SESSION_EXPIRED' }] } }),
      ),
    );
    const { router } = renderApp('/staff');
    expect(await screen.findByRole('heading', { name: 'Bon retour' })).toBeInTheDocument();
    expect(router.state.location.search).toEqual({ next: '/staff' });
  });

  it.each([
    ['/offers?x=1', '/offers?x=1'],
    ['https://evil.example', undefined],
    ['//evil.example', undefined],
    ['/\\evil.example', undefined],
    [7, undefined],
  ])('goes on to %s only within the site', (next, expected) => expect(safeNext(next)).toBe(expected));
});

describe('the door', () => {
  it('sees the door and nothing else', async () => {
    server.use(
      graphql.query('DoorDay', () =>
        answer({ doorDay: { generatedAt: '2026-11-27T19:00:00Z', outings: [] } }),
      ),
      http.get('*/.well-known/yousoon-ticket-key', () => HttpResponse.json({ keys: [] })),
      graphql.query('PortalSession', () =>
        answer({ me: partnerAccount({ role: 'PARTNER_DOOR' }), myPartner: partnerCompany() }),
      ),
    );
    const { router } = renderApp('/staff');
    await waitFor(() => expect(router.state.location.pathname).toBe('/door'));
    expect(screen.queryByRole('link', { name: 'Offres' })).not.toBeInTheDocument();
  });
});
