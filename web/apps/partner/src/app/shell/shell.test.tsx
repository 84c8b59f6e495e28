import { screen } from '@testing-library/react';
import { graphql } from 'msw';
import { describe, expect, it } from 'vitest';
import { partnerAccount, partnerCompany } from '../../../test/builders.ts';
import { renderApp } from '../../../test/render.tsx';
import { answer, server } from '../../../test/server.ts';
import { navigationOf } from './navigation.ts';

describe('the frame', () => {
  it.each([
    ['OWNER', ['dashboard', 'offers', 'calendar', 'venues', 'door', 'results', 'staff', 'profile']],
    ['MANAGER', ['dashboard', 'offers', 'calendar', 'venues', 'door', 'results', 'profile']],
    ['DOOR', ['door']],
  ] as const)('leads %s where they may go', (role, keys) =>
    expect(navigationOf(role).map(({ key }) => key)).toEqual(keys),
  );

  it('speaks the other language at once', async () => {
    const { user } = renderApp('/profile');
    await user.click(await screen.findByRole('button', { name: 'Mon compte' }));
    await user.click(await screen.findByRole('menuitem', { name: 'English' }));
    expect(await screen.findByRole('heading', { name: 'Profile' })).toBeInTheDocument();
    expect(document.documentElement.lang).toBe('en');
    expect(document.title).toBe('Profile · Yousoon Business');
  });

  it('tells a suspended company', async () => {
    server.use(
      graphql.query('PortalSession', () =>
        answer({
          me: partnerAccount(),
          myPartner: partnerCompany({ status: 'SUSPENDED', reason: 'Impayé.' }),
        }),
      ),
    );
    renderApp('/profile');
    expect(await screen.findByText('Votre société est suspendue')).toBeInTheDocument();
    expect(screen.getByText('Impayé.')).toBeInTheDocument();
  });

  it('signs out, also when the server does not answer', async () => {
    const { user, router } = renderApp('/profile');
    server.use(graphql.mutation('SignOut', () => Response.error()));
    await user.click(await screen.findByRole('button', { name: 'Mon compte' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Se déconnecter' }));
    expect(await screen.findByRole('heading', { name: 'Bon retour' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/sign-in');
  });
});
