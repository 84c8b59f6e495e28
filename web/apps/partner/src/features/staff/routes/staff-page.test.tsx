import { screen, waitFor, within } from '@testing-library/react';
import { graphql } from 'msw';
import { describe, expect, it } from 'vitest';
import { partnerAccount, partnerCompany } from '../../../../test/builders.ts';
import { fill, renderApp } from '../../../../test/render.tsx';
import { answer, failure, server } from '../../../../test/server.ts';

const owner = {
  account: 'acc_01',
  firstName: 'Camille',
  lastName: 'Durand',
  email: 'patron@example.fr',
  role: 'OWNER',
  confirmed: true,
  invitedAt: null,
  self: true,
};
const invited = {
  ...owner,
  account: 'acc_02',
  firstName: 'Noé',
  role: 'DOOR',
  confirmed: false,
  invitedAt: '2026-11-01T10:00:00Z',
  self: false,
};

function staff(nodes: object[], endCursor: string | null = null) {
  return answer({ staff: { nodes, pageInfo: { hasNextPage: endCursor !== null, endCursor } } });
}

describe('the team', () => {
  it('shows everybody, page by page', async () => {
    server.use(
      graphql.query('Staff', ({ variables }) =>
        variables.after === 'c1' ? staff([invited]) : staff([owner], 'c1'),
      ),
    );
    const { user } = renderApp('/staff');
    const row = await screen.findByRole('row', { name: /Camille Durand/ });
    expect(within(row).getByText('Propriétaire')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Afficher la suite' }));
    expect(await screen.findByText(/Invitation envoyée le/)).toBeInTheDocument();
  });

  it('says what failed, and tries again', async () => {
    let broken = true;
    server.use(graphql.query('Staff', () => (broken ? failure('INTERNAL', 'Une erreur.') : staff([owner]))));
    const { user } = renderApp('/staff');
    expect(await screen.findByRole('alert')).toHaveTextContent('Une erreur.');
    broken = false;
    await user.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect(await screen.findByRole('row', { name: /Camille Durand/ })).toBeInTheDocument();
  });

  it('invites, and says refusals on their field', async () => {
    let people: object[] = [owner];
    const sent: unknown[] = [];
    server.use(
      graphql.query('Staff', () => staff(people)),
      graphql.mutation('InviteStaff', ({ variables }) => {
        sent.push(variables.input);
        if (sent.length === 1) {
          const error = { code: 'EMAIL_TAKEN', field: 'email', message: 'Cette adresse a déjà un compte.' };
          return answer({ inviteStaff: { account: null, errors: [error] } });
        }
        people = [owner, invited];
        return answer({ inviteStaff: { account: { id: 'acc_02' }, errors: [] } });
      }),
    );
    const { user } = renderApp('/staff');
    await user.click(await screen.findByRole('button', { name: 'Inviter quelqu’un' }));
    const dialog = await screen.findByRole('dialog');
    await fill(user, within(dialog).getByRole('textbox', { name: /Prénom/ }), 'Noé');
    await fill(user, within(dialog).getByRole('textbox', { name: /^Nom/ }), 'Petit');
    const email = within(dialog).getByRole('textbox', { name: /E-mail|e-mail/ });
    await fill(user, email, 'noe@example.fr');
    await user.click(within(dialog).getByRole('button', { name: 'Envoyer l’invitation' }));
    expect(await within(dialog).findByText('Cette adresse a déjà un compte.')).toBeInTheDocument();
    expect(email).toBeInvalid();
    await user.click(within(dialog).getByRole('button', { name: 'Envoyer l’invitation' }));
    expect(await screen.findByText(/Invitation envoyée à noe@example.fr/)).toBeInTheDocument();
    expect(sent.at(-1)).toEqual({
      firstName: 'Noé',
      lastName: 'Petit',
      email: 'noe@example.fr',
      role: 'DOOR',
    });
    expect(await screen.findByRole('row', { name: /Noé/ })).toBeInTheDocument();
  });

  it('gives another role, sends the invitation again, and lets go', async () => {
    let people = [owner, invited];
    server.use(
      graphql.query('Staff', () => staff(people)),
      graphql.mutation('UpdateStaffRole', ({ variables }) => {
        expect(variables.input).toEqual({ account: 'acc_02', role: 'MANAGER' });
        people = [owner, { ...invited, role: 'MANAGER' }];
        return answer({ updateStaffRole: { errors: [] } });
      }),
      graphql.mutation('ResendStaffInvitation', () => {
        const error = { code: 'INVALID_STATE', field: null, message: 'Déjà acceptée.' };
        return answer({ resendStaffInvitation: { errors: [error] } });
      }),
      graphql.mutation('RemoveStaff', ({ variables }) => {
        people = people.filter(({ account }) => account !== variables.account);
        return answer({ removeStaff: { errors: [] } });
      }),
    );
    const { user } = renderApp('/staff');
    const menu = async (entry: string) => {
      await user.click(await screen.findByRole('button', { name: 'Actions pour Noé Durand' }));
      await user.click(await screen.findByRole('menuitem', { name: entry }));
    };
    await menu('Rôle : Gérant');
    expect(await screen.findByText(/Le rôle de Noé Durand est changé/)).toBeInTheDocument();
    expect(screen.getByRole('row', { name: /Noé Durand.*Gérant/ })).toBeInTheDocument();
    await menu('Renvoyer l’invitation');
    expect(await screen.findByText('Déjà acceptée.')).toBeInTheDocument();
    await menu('Retirer de l’équipe');
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Retirer de l’équipe' }));
    expect(await screen.findByText(/ne fait plus partie/)).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('row', { name: /Noé/ })).not.toBeInTheDocument());
    expect(screen.queryByRole('button', { name: /Actions pour Camille/ })).not.toBeInTheDocument();
  });

  it('is the owner’s alone', async () => {
    server.use(
      graphql.query('PortalSession', () =>
        answer({ me: partnerAccount({ role: 'PARTNER_MANAGER' }), myPartner: partnerCompany() }),
      ),
    );
    const { router } = renderApp('/staff');
    expect(await screen.findByRole('heading', { name: 'Tableau de bord' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/');
    expect(screen.queryByRole('link', { name: 'Équipe' })).not.toBeInTheDocument();
  });
});
