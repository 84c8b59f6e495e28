import { screen, within } from '@testing-library/react';
import { graphql } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { partnerAccount, partnerCompany } from '../../../../test/builders.ts';
import { renderApp } from '../../../../test/render.tsx';
import { figures } from '../../../../test/results.ts';
import { answer, failure, server } from '../../../../test/server.ts';

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** Begun an hour ago: it is tonight's, whatever time it is. */
const running = {
  id: 'out_01',
  startsAt: inHours(-1),
  endsAt: inHours(2),
  status: 'CLOSED',
  capacity: 40,
  seatsLeft: 28,
  waitlistCount: 0,
  offer: { id: 'off_01', title: 'Happy hour' },
  venue: { name: 'Le Comptoir', timeZone: 'Europe/Paris' },
};
const lastPage = { hasNextPage: false };

function company(changes: object, staff: readonly string[] = ['acc_01', 'acc_02']) {
  return answer({
    myPartner: {
      venues: { nodes: [{ id: 'ven_01' }] },
      offers: { nodes: [] },
      offerDrafts: { nodes: [] },
      outings: { nodes: [], pageInfo: lastPage },
      later: { nodes: [], pageInfo: lastPage },
      ...changes,
    },
    staff: { nodes: staff.map((account) => ({ account })) },
  });
}

beforeEach(() => {
  server.use(graphql.query('DashboardResults', () => answer({ partnerResults: { total: figures } })));
});

describe('the dashboard', () => {
  it('shows tonight’s outings and what wants a decision', async () => {
    const full = { ...running, id: 'out_02', startsAt: inHours(50), endsAt: inHours(53), status: 'FULL' };
    server.use(
      graphql.query('Dashboard', () =>
        company({
          offers: {
            nodes: [
              { id: 'off_01', title: 'Happy hour', status: 'PUBLISHED', rejectionReason: null },
              { id: 'off_02', title: 'Planche', status: 'REJECTED', rejectionReason: 'Photo floue' },
            ],
          },
          outings: { nodes: [running, { ...full, seatsLeft: 0, waitlistCount: 3 }], pageInfo: lastPage },
        }),
      ),
    );
    renderApp('/');
    expect(await screen.findByText('12 places prises sur 40')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Ouvrir la porte' })).toHaveAttribute('href', '/door');
    const [tonight, waiting] = screen.getAllByRole('link', { name: 'Happy hour' });
    expect(tonight).toHaveAttribute('href', '/calendar/out_01');
    expect(waiting).toHaveAttribute('href', '/calendar/out_02');
    expect(screen.getByText(/3 groupes attendent une place/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Planche' })).toHaveAttribute('href', '/offers/off_02');
    expect(screen.getByText('Photo floue')).toBeInTheDocument();
    expect(screen.queryByText('Premiers pas')).not.toBeInTheDocument();
    expect(await screen.findByText(/1.234,50.€/)).toBeInTheDocument();
  });

  it('leads a new company through its first steps', async () => {
    server.use(
      graphql.query('Dashboard', () => company({ offerDrafts: { nodes: [{ id: 'dra_01' }] } }, ['acc_01'])),
    );
    renderApp('/');
    const venue = (await screen.findByText('Ajouter un établissement')).closest('li');
    expect(within(venue as HTMLElement).getByRole('img', { name: 'Fait' })).toBeInTheDocument();
    expect(screen.getByText('Un brouillon vous attend.')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Planifier une sortie' })).toHaveAttribute('href', '/calendar');
    expect(screen.getByRole('link', { name: 'Inviter votre équipe' })).toHaveAttribute('href', '/staff');
    expect(screen.getByText(/Aucune sortie aujourd’hui/)).toBeInTheDocument();
  });

  it('does not ask for the team of a manager, who may not see it', async () => {
    const asked: unknown[] = [];
    server.use(
      graphql.query('PortalSession', () =>
        answer({ me: partnerAccount({ role: 'PARTNER_MANAGER' }), myPartner: partnerCompany() }),
      ),
      graphql.query('Dashboard', ({ variables }) => {
        asked.push(variables.owner);
        return company({});
      }),
    );
    renderApp('/');
    expect(await screen.findByText('Premiers pas')).toBeInTheDocument();
    expect(asked).toEqual([false]);
  });

  it('stands when the figures fail', async () => {
    server.use(
      graphql.query('Dashboard', () => company({})),
      graphql.query('DashboardResults', () => failure('INTERNAL', 'Panne.')),
    );
    renderApp('/');
    expect(await screen.findByText(/ne sont pas disponibles/)).toBeInTheDocument();
    expect(await screen.findByText('Premiers pas')).toBeInTheDocument();
  });

  it('says that it could not be loaded', async () => {
    server.use(graphql.query('Dashboard', () => failure('INTERNAL', 'Réessayez plus tard.')));
    renderApp('/');
    expect(await screen.findByText('Réessayez plus tard.')).toBeInTheDocument();
  });
});
