import 'fake-indexeddb/auto';
import { screen, within } from '@testing-library/react';
import { graphql, HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { partnerAccount, partnerCompany } from '../../../../test/builders.ts';
import { renderApp } from '../../../../test/render.tsx';
import { answer, server } from '../../../../test/server.ts';

const money = (cents: number) => ({ cents, currency: 'EUR' });
const outing = {
  id: 'out_01',
  startsAt: '2026-11-27T20:00:00Z',
  endsAt: '2026-11-27T23:00:00Z',
  status: 'OPEN',
  currentTier: { discountPercent: 20, memberPrice: null },
  offer: {
    title: 'Apéro de Bastille',
    conditions: 'Au comptoir seulement',
    terms: {
      __typename: 'HappyHourTerms',
      drinks: [{ name: 'Pinte', listPrice: money(800), memberPrice: money(500), alcoholic: true }],
    },
  },
  venue: { name: 'Le Comptoir', timeZone: 'Europe/Paris' },
};

function aNight() {
  server.use(
    http.get('*/.well-known/yousoon-ticket-key', () => HttpResponse.json({ keys: [] })),
    graphql.query('DoorDay', () =>
      answer({
        doorDay: {
          generatedAt: '2026-11-27T20:00:00Z',
          outings: [
            { outing, expectedCount: 4, checkInOpensAt: null, checkInClosesAt: '2099-01-01T00:00:00Z' },
          ],
        },
      }),
    ),
    graphql.query('DoorEntries', () =>
      answer({ doorEntries: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } }),
    ),
  );
}

async function type(user: ReturnType<typeof renderApp>['user'], code: string) {
  await user.click(await screen.findByRole('button', { name: 'Saisir le code' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByRole('textbox'), code);
  await user.click(within(dialog).getByRole('button', { name: 'Valider' }));
}

beforeEach(() => {
  server.use(
    graphql.query('PortalSession', () =>
      answer({ me: partnerAccount({ role: 'PARTNER_DOOR' }), myPartner: partnerCompany() }),
    ),
  );
});

describe('the door', () => {
  it('shows tonight, and says yes with the terms to honour', async () => {
    aNight();
    server.use(
      graphql.mutation('DoorCheckIn', () =>
        answer({
          checkIn: {
            registration: {
              id: 'reg_01',
              people: 3,
              memberName: 'Lina M.',
              checkIn: { people: 3 },
              outing: { id: 'out_01' },
            },
            previousCheckIn: null,
            errors: [],
          },
        }),
      ),
      graphql.mutation('DoorUndo', () => answer({ undoCheckIn: { errors: [] } })),
    );
    const { user } = renderApp('/door');
    expect(await screen.findByText(/21:00 · Apéro de Bastille/)).toBeInTheDocument();
    await type(user, '7k3f-9qxm');
    const yes = await screen.findByRole('alertdialog', { name: 'Bienvenue' });
    expect(within(yes).getByText('3 personnes')).toBeInTheDocument();
    expect(within(yes).getByText(/Pinte : 5 € au lieu de 8 €/)).toBeInTheDocument();
    expect(within(yes).getByText(/Palier de groupe atteint : .20/)).toBeInTheDocument();
    await user.click(within(yes).getByRole('button', { name: 'Annuler cette entrée' }));
    await user.click(await screen.findByRole('button', { name: 'Derniers scans' }));
    expect(await screen.findByText('Annulé')).toBeInTheDocument();
  });

  it('says no, when and where', async () => {
    aNight();
    server.use(
      graphql.mutation('DoorCheckIn', () =>
        answer({
          checkIn: {
            registration: null,
            previousCheckIn: { at: '2026-11-27T20:15:00Z', venueName: 'Le Comptoir', people: 2 },
            errors: [{ code: 'ALREADY_CHECKED_IN', field: null, message: 'Déjà validé.' }],
          },
        }),
      ),
    );
    const { user } = renderApp('/door');
    await type(user, '7K3F9QXM');
    const no = await screen.findByRole('alertdialog', { name: 'Refusé' });
    expect(within(no).getByText('Déjà validé à 21:15 : Le Comptoir, 2 personnes.')).toBeInTheDocument();
    await user.click(within(no).getByRole('button', { name: 'Suivant' }));
    expect(screen.queryByRole('alertdialog')).not.toBeInTheDocument();
  });

  it('opens without network for the company that opened it last', async () => {
    aNight();
    const first = renderApp('/door');
    expect(await screen.findByText(/Apéro de Bastille/)).toBeInTheDocument();
    first.unmount();
    server.use(
      graphql.operation(() => HttpResponse.error()),
      http.get('*/.well-known/yousoon-ticket-key', () => HttpResponse.error()),
    );
    const { user } = renderApp('/door');
    expect(await screen.findByText('Hors ligne')).toBeInTheDocument();
    expect(screen.getByText(/Apéro de Bastille/)).toBeInTheDocument();
    await type(user, '7K3F9QXM');
    expect(await screen.findByText(/Code inconnu sans réseau/)).toBeInTheDocument();
  });

  it('is all that a door account has', async () => {
    aNight();
    const { router } = renderApp('/calendar');
    expect(await screen.findByRole('heading', { name: /Porte/ })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/door');
  });
});
