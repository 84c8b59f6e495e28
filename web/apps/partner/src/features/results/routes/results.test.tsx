import { screen, waitFor, within } from '@testing-library/react';
import { graphql } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fill, renderApp } from '../../../../test/render.tsx';
import { nothing, results } from '../../../../test/results.ts';
import { answer, failure, server } from '../../../../test/server.ts';

// jsdom has no sizes to draw in; what the chart says is in its table.
vi.mock('../components/day-chart.tsx', () => ({ DayChart: () => null }));

const asked: unknown[] = [];

function theResults(changes: object = {}) {
  server.use(
    graphql.query('Results', ({ variables }) => {
      asked.push(variables.input);
      return answer({ partnerResults: results(changes) });
    }),
  );
}

beforeEach(() => {
  asked.length = 0;
  theResults();
  server.use(
    graphql.query('ResultsChoices', () =>
      answer({
        myPartner: {
          offers: { nodes: [{ id: 'off_01', title: 'Happy hour' }] },
          venues: { nodes: [{ id: 'ven_01', name: 'Le Comptoir' }] },
        },
      }),
    ),
  );
});

describe('the results', () => {
  it('show the funnel, the figures against the period before and the tables', async () => {
    renderApp('/results');
    expect(await screen.findByText('20 % de l’étape précédente')).toBeInTheDocument();
    const key = within(screen.getByRole('region', { name: 'Chiffres clés' }));
    expect(key.getByText(/1.234,50.€/)).toBeInTheDocument();
    expect(key.getByText('+20 % par rapport à la période précédente')).toHaveAttribute('data-tone', 'good');
    expect(key.getByText('-50 % par rapport à la période précédente'), 'fewer no-shows').toHaveAttribute(
      'data-tone',
      'good',
    );
    expect(key.getByText('75 %'), 'off-peak').toBeInTheDocument();
    expect(key.getByText('+5 pts par rapport à la période précédente')).toBeInTheDocument();
    const offers = screen.getByRole('table', { name: 'Par offre' });
    expect(within(offers).getByRole('link', { name: 'Happy hour' })).toHaveAttribute(
      'href',
      '/offers/off_01',
    );
    expect(screen.getByRole('table', { name: 'Par jour de la semaine' })).toHaveTextContent('Mardi');
    expect(screen.getByText(/est une estimation/)).toBeInTheDocument();
  });

  it('say the chart in a table, every day of the period', async () => {
    renderApp('/results?from=2026-11-23&to=2026-11-25');
    const table = await screen.findByRole('table', { name: 'Jour par jour' });
    expect(
      within(table)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual([
      'JourPersonnes inscritesPersonnes arrivées',
      'lun. 23 nov.00',
      'mar. 24 nov.9072',
      'mer. 25 nov.00',
    ]);
  });

  it('have their period in the address', async () => {
    const { user, router } = renderApp('/results?from=2026-11-01&to=2026-11-10&offer=off_01');
    await screen.findByRole('region', { name: 'Chiffres clés' });
    expect(asked).toEqual([{ from: '2026-11-01', to: '2026-11-10', offerId: 'off_01', venueId: null }]);
    await fill(user, screen.getByLabelText('Du'), '2026-11-20');
    await user.click(screen.getByRole('button', { name: 'Appliquer' }));
    expect(screen.getByText('La fin est avant le début.')).toBeInTheDocument();
    await fill(user, screen.getByLabelText('Au'), '2026-11-22');
    await user.click(screen.getByRole('button', { name: 'Appliquer' }));
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ from: '2026-11-20', to: '2026-11-22', offer: 'off_01' }),
    );
    await user.click(screen.getByRole('radio', { name: '7 jours' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ period: '7d', offer: 'off_01' }));
    expect(asked).toHaveLength(3);
  });

  it('have their filters in the address', async () => {
    const { user, router } = renderApp('/results?period=90d');
    await user.click(await screen.findByRole('combobox', { name: 'Établissement' }));
    await user.click(await screen.findByRole('option', { name: 'Le Comptoir' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ period: '90d', venue: 'ven_01' }));
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ offerId: null, venueId: 'ven_01' }));
  });

  it('are exported as a file', async () => {
    const made: Blob[] = [];
    URL.createObjectURL = (blob) => {
      made.push(blob as Blob);
      return 'blob:results';
    };
    URL.revokeObjectURL = () => undefined;
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      expect(this.download).toBe('yousoon-resultats-2026-11-01-2026-11-10.csv');
    });
    const { user } = renderApp('/results?from=2026-11-01&to=2026-11-10');
    await screen.findByRole('region', { name: 'Chiffres clés' });
    await user.click(screen.getByRole('button', { name: 'Exporter en CSV' }));
    expect(click).toHaveBeenCalledOnce();
    click.mockRestore();
    expect(made[0]?.size).toBeGreaterThan(200);
  });

  it('say what to do first while there are none', async () => {
    theResults({ total: nothing, previous: nothing, byDay: [], byOffer: [], byVenue: [], byWeekday: [] });
    renderApp('/results');
    expect(await screen.findByText('Pas encore de chiffres')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Créer une offre' })).toHaveAttribute('href', '/offers/new');
  });

  it('say that they could not be loaded', async () => {
    server.use(graphql.query('Results', () => failure('INTERNAL', 'Réessayez plus tard.')));
    renderApp('/results');
    expect(await screen.findByText('Réessayez plus tard.')).toBeInTheDocument();
  });
});
