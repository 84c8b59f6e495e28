import { screen, waitFor } from '@testing-library/react';
import { graphql } from 'msw';
import { describe, expect, it } from 'vitest';
import { partnerAccount, partnerCompany } from '../../../../test/builders.ts';
import { fill, renderApp } from '../../../../test/render.tsx';
import { answer, server } from '../../../../test/server.ts';
import { groupedSiret } from '../components/siret-input.tsx';

const valid = { formatted: '732 829 320 00074', valid: true, error: null };
const invalid = { formatted: '732 829 320 00075', valid: false, error: { message: 'SIRET faux.' } };

function checks() {
  return graphql.query('SiretCheck', ({ variables }) =>
    answer({ siretCheck: variables.siret === '73282932000074' ? valid : invalid }),
  );
}

describe('a SIRET', () => {
  it('is grouped as it is read', () => {
    expect(groupedSiret('73282932000074')).toBe('732 829 320 00074');
    expect(groupedSiret('7328x293')).toBe('732 829 3');
    expect(groupedSiret('')).toBe('');
  });

  it('is checked while it is typed', async () => {
    server.use(checks());
    const { user } = renderApp('/sign-up');
    const input = await screen.findByLabelText(/SIRET/);
    await fill(user, input, '73282932000075');
    expect(await screen.findByText('SIRET faux.')).toBeInTheDocument();
    await fill(user, input, '73282932000074');
    expect(await screen.findByText(/SIRET valide/)).toBeInTheDocument();
    expect(screen.queryByText('SIRET faux.')).not.toBeInTheDocument();
  });
});

describe('signing up', () => {
  it('asks the server, says refusals on their fields, then asks for the code', async () => {
    const sent: object[] = [];
    server.use(
      checks(),
      graphql.mutation('SignUpPartner', ({ variables }) => {
        sent.push(variables.input);
        const errors = [{ code: 'SIRET_TAKEN', field: 'siret', message: 'Déjà inscrit.' }];
        return answer({
          signUpPartner:
            sent.length === 1 ? { partner: null, errors } : { partner: { id: 'par_1' }, errors: [] },
        });
      }),
      graphql.mutation('ConfirmEmail', ({ variables }) => {
        const wrong = variables.input.code !== '123456';
        const errors = wrong
          ? [{ code: 'CODE_INVALID', field: 'code', message: 'Ce n’est pas le bon.' }]
          : [];
        return answer({ confirmEmail: { session: wrong ? null : { expiresAt: '' }, errors } });
      }),
      graphql.mutation('RecordTerms', () => answer({ recordConsent: { errors: [] } })),
      graphql.query('PortalSession', () =>
        answer({ me: partnerAccount(), myPartner: partnerCompany({ status: 'PENDING_REVIEW' }) }),
      ),
    );
    const { user } = renderApp('/sign-up');
    const submit = await screen.findByRole('button', { name: 'Créer mon compte' });
    await user.click(submit);
    expect(screen.getByText('Choisissez votre activité.')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: /Bar/ }));
    await fill(user, screen.getByLabelText(/Nom de l’entreprise/), 'Le Comptoir');
    await fill(user, screen.getByLabelText(/SIRET/), '73282932000074');
    await fill(user, screen.getByLabelText(/Prénom/), 'Camille');
    await fill(user, screen.getByLabelText(/^Nom \*?$/), 'Durand');
    await fill(user, screen.getByLabelText(/Adresse e-mail/), 'patron@example.fr');
    await fill(user, screen.getByLabelText(/^Mot de passe/), 'girafe lune tambour');
    expect(screen.getByText('Bien.')).toBeInTheDocument();
    await user.click(screen.getByRole('checkbox'));
    await user.click(submit);
    expect(await screen.findByText('Déjà inscrit.')).toBeInTheDocument();
    await waitFor(() => expect(screen.getByLabelText(/SIRET/)).toHaveFocus());
    await user.click(submit);
    expect(sent.at(-1)).toEqual({
      type: 'BAR',
      companyName: 'Le Comptoir',
      siret: '732 829 320 00074',
      firstName: 'Camille',
      lastName: 'Durand',
      email: 'patron@example.fr',
      password: 'girafe lune tambour',
      language: 'FR',
    });

    await user.click(await screen.findByLabelText('Chiffre 1'));
    await user.paste('000000');
    await user.click(screen.getByRole('button', { name: 'Confirmer' }));
    expect(await screen.findByText('Ce n’est pas le bon.')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Renvoyer le code dans/ })).toBeDisabled();
    await user.click(screen.getByLabelText('Chiffre 1'));
    await user.paste('123456');
    await user.click(screen.getByRole('button', { name: 'Confirmer' }));
    expect(await screen.findByRole('heading', { name: /entre nos mains/ })).toBeInTheDocument();
  });
});

describe('the review', () => {
  it('tells the reason of a refusal, and takes the company again', async () => {
    let status = 'REJECTED';
    server.use(
      graphql.query('PortalSession', () =>
        answer({
          me: partnerAccount(),
          myPartner: { ...partnerCompany({ reason: 'Le nom diffère.' }), status },
        }),
      ),
      graphql.mutation('ResubmitPartner', ({ variables }) => {
        expect(variables.input).toEqual({ companyName: 'Le Comptoir Bastille SARL' });
        status = 'PENDING_REVIEW';
        return answer({ resubmitPartner: { partner: { id: 'par_01', status }, errors: [] } });
      }),
    );
    const { user, router } = renderApp('/staff');
    expect(await screen.findByText('Le nom diffère.')).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/review');
    await fill(user, screen.getByLabelText(/Nom de l’entreprise/), 'Le Comptoir Bastille SARL');
    await user.click(screen.getByRole('button', { name: 'Renvoyer mon dossier' }));
    expect(await screen.findByRole('heading', { name: /entre nos mains/ })).toBeInTheDocument();
    status = 'ACTIVE';
    await user.click(screen.getByRole('button', { name: 'Actualiser' }));
    expect(await screen.findByRole('heading', { name: 'Tableau de bord' })).toBeInTheDocument();
  });
});
