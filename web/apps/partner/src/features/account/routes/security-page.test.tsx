import { screen, within } from '@testing-library/react';
import { graphql } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { fill, renderApp } from '../../../../test/render.tsx';
import { answer, server } from '../../../../test/server.ts';

const here = {
  id: 'ses_1',
  device: 'Firefox, Linux',
  createdAt: '2026-11-01T10:00:00Z',
  lastUsedAt: '2026-11-20T10:00:00Z',
  current: true,
};
const phone = { ...here, id: 'ses_2', device: 'Safari, iPhone', current: false };
const codes = ['aaaa-bbbb', 'cccc-dddd'];
const none = { errors: [] };
let totpEnabled = false;
let sessions = [here, phone];

beforeEach(() => {
  totpEnabled = false;
  sessions = [here, phone];
  server.use(
    graphql.query('Security', () =>
      answer({
        mySecurity: { hasPassword: true, totpEnabled, recoveryCodesLeft: totpEnabled ? 1 : 0 },
        mySessions: sessions,
      }),
    ),
  );
});

describe('security', () => {
  it('sets an authenticator up, and shows the recovery codes once', async () => {
    server.use(
      graphql.mutation('StartTotp', ({ variables }) =>
        variables.input.password === 'secret'
          ? answer({ startTotp: { setup: { secret: 'ABCDEFGH', uri: 'otpauth://totp/x' }, ...none } })
          : answer({
              startTotp: {
                setup: null,
                errors: [{ code: 'PASSWORD_WRONG', field: 'password', message: 'Non.' }],
              },
            }),
      ),
      graphql.mutation('ConfirmTotp', () => {
        totpEnabled = true;
        return answer({ confirmTotp: { recoveryCodes: codes, ...none } });
      }),
    );
    const { user } = renderApp('/profile/security');
    const start = await screen.findByRole('button', { name: 'Activer' });
    const password = screen.getByLabelText(/Votre mot de passe/);
    await fill(user, password, 'faux');
    await user.click(start);
    expect(await screen.findByText('Non.')).toBeInTheDocument();
    await fill(user, password, 'secret');
    await user.click(start);
    expect(await screen.findByRole('img', { name: /Code QR/ })).toBeInTheDocument();
    expect(screen.getByText('ABCD EFGH')).toBeInTheDocument();
    await user.click(screen.getByLabelText('Chiffre 1'));
    await user.paste('123456');
    await user.click(screen.getByRole('button', { name: 'Activer' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText('aaaa-bbbb')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Je les ai gardés' }));
    expect(await screen.findByText('Il reste 1 code de secours.')).toBeInTheDocument();
    expect(screen.queryByText('aaaa-bbbb')).not.toBeInTheDocument();
  });

  it('turns it off for who proves to be the owner', async () => {
    totpEnabled = true;
    server.use(
      graphql.mutation('DisableTotp', ({ variables }) => {
        expect(variables.input).toEqual({ password: 'secret', secondFactor: '123456' });
        totpEnabled = false;
        return answer({ disableTotp: none });
      }),
    );
    const { user } = renderApp('/profile/security');
    await user.click(await screen.findByRole('button', { name: 'Désactiver' }));
    const dialog = await screen.findByRole('dialog');
    await fill(user, within(dialog).getByLabelText(/Votre mot de passe/), 'secret');
    await fill(user, within(dialog).getByLabelText(/Code de l’application/), '123456');
    await user.click(within(dialog).getByRole('button', { name: 'Désactiver' }));
    expect(await screen.findByRole('button', { name: 'Activer' })).toBeInTheDocument();
  });

  it('signs another device out', async () => {
    server.use(
      graphql.mutation('RevokeSession', ({ variables }) => {
        sessions = sessions.filter(({ id }) => id !== variables.id);
        return answer({ revokeSession: none });
      }),
    );
    const { user } = renderApp('/profile/security');
    const other = (await screen.findByText('Safari, iPhone')).closest('li');
    if (other === null) throw new Error('no entry');
    await user.click(within(other).getByRole('button', { name: 'Déconnecter' }));
    expect(await screen.findByText('Appareil déconnecté.')).toBeInTheDocument();
    expect(screen.getByText('Firefox, Linux')).toBeInTheDocument();
    expect(screen.queryByText('Safari, iPhone')).not.toBeInTheDocument();
  });

  it('changes password and address', async () => {
    server.use(
      graphql.mutation('ChangePassword', ({ variables }) => {
        expect(variables.input).toEqual({ current: 'ancien', password: 'girafe lune tambour' });
        return answer({ changePassword: none });
      }),
      graphql.mutation('RequestEmailChange', () => answer({ requestEmailChange: none })),
      graphql.mutation('ConfirmEmailChange', ({ variables }) => {
        expect(variables.input).toEqual({ oldCode: '111111', newCode: '222222' });
        return answer({ confirmEmailChange: none });
      }),
    );
    const { user } = renderApp('/profile/security');
    await fill(user, await screen.findByLabelText(/Mot de passe actuel/), 'ancien');
    await fill(user, screen.getByLabelText(/Nouveau mot de passe/), 'girafe lune tambour');
    await user.click(screen.getByRole('button', { name: 'Changer le mot de passe' }));
    expect(await screen.findByText('Mot de passe changé.')).toBeInTheDocument();
    await fill(user, screen.getByLabelText(/Nouvelle adresse/), 'neuf@example.fr');
    await fill(user, screen.getByLabelText(/^Mot de passe \*?$/), 'secret');
    await user.click(screen.getByRole('button', { name: 'Envoyer les codes' }));
    const [old, fresh] = await screen.findAllByLabelText('Chiffre 1');
    if (old === undefined || fresh === undefined) throw new Error('two codes');
    await user.click(old);
    await user.paste('111111');
    await user.click(fresh);
    await user.paste('222222');
    await user.click(screen.getByRole('button', { name: 'Confirmer le changement' }));
    expect(await screen.findByText(/est maintenant neuf@example.fr/)).toBeInTheDocument();
  });
});

describe('the profile', () => {
  it('changes name and language; the company is shown as verified', async () => {
    server.use(
      graphql.mutation('UpdateProfile', ({ variables }) => {
        expect(variables.input).toEqual({ firstName: 'Camille', lastName: 'Durand-Petit', language: 'FR' });
        return answer({ updateProfile: { account: { id: 'acc_01' }, ...none } });
      }),
    );
    const { user } = renderApp('/profile');
    expect(await screen.findByText('732 829 320 00074')).toBeInTheDocument();
    await fill(user, screen.getByLabelText(/^Nom \*?$/), 'Durand-Petit');
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Profil enregistré.')).toBeInTheDocument();
  });
});
