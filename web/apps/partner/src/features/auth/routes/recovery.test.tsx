import { screen } from '@testing-library/react';
import { graphql } from 'msw';
import { describe, expect, it } from 'vitest';
import { fill, renderApp } from '../../../../test/render.tsx';
import { answer, server } from '../../../../test/server.ts';

describe('a forgotten password', () => {
  it('is replaced with the code out of the mailbox', async () => {
    server.use(
      graphql.mutation('RequestPasswordReset', () => answer({ requestPasswordReset: { errors: [] } })),
      graphql.mutation('ResetPassword', ({ variables }) => {
        const weak = variables.input.password === 'motdepasse';
        const errors = weak
          ? [{ code: 'PASSWORD_TOO_WEAK', field: 'password', message: 'Trop facile.' }]
          : [];
        return answer({ resetPassword: { errors } });
      }),
    );
    const { user, router } = renderApp('/reset');
    await fill(user, await screen.findByLabelText(/Adresse e-mail/), 'patron@example.fr');
    await user.click(screen.getByRole('button', { name: 'Recevoir un code' }));
    await user.click(await screen.findByLabelText('Chiffre 1'));
    await user.paste('123456');
    const password = screen.getByLabelText(/Nouveau mot de passe/);
    await fill(user, password, 'motdepasse');
    const submit = screen.getByRole('button', { name: 'Changer le mot de passe' });
    await user.click(submit);
    expect(await screen.findByText('Trop facile.')).toBeInTheDocument();
    await fill(user, password, 'girafe lune tambour');
    await user.click(submit);
    expect(await screen.findByRole('heading', { name: 'Bon retour' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/sign-in');
  });
});

describe('an invitation', () => {
  it('is accepted with its code and a password', async () => {
    server.use(
      graphql.mutation('AcceptInvitation', ({ variables }) => {
        expect(variables.input).toEqual({
          email: 'noe@example.fr',
          code: '123456',
          password: 'girafe lune tambour',
        });
        return answer({ acceptStaffInvitation: { session: { expiresAt: '' }, errors: [] } });
      }),
    );
    const { user } = renderApp('/invitation?email=noe%40example.fr');
    await user.click(await screen.findByLabelText('Chiffre 1'));
    await user.paste('123456');
    await fill(user, screen.getByLabelText(/^Mot de passe/), 'girafe lune tambour');
    await user.click(screen.getByRole('button', { name: 'Rejoindre' }));
    expect(await screen.findByRole('heading', { name: 'Tableau de bord' })).toBeInTheDocument();
  });
});
