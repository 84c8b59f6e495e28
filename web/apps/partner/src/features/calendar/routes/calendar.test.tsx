import { screen, waitFor, within } from '@testing-library/react';
import { graphql } from 'msw';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../../../test/render.tsx';
import { answer, server } from '../../../../test/server.ts';
import { stream } from '../../../../test/stream.ts';

const outing = {
  id: 'out_01',
  startsAt: '2026-11-27T20:00:00Z',
  endsAt: '2026-11-27T23:00:00Z',
  registrationClosesAt: '2026-11-27T19:00:00Z',
  cancellationReason: null,
  status: 'OPEN',
  capacity: 40,
  seatsLeft: 28,
  registeredCount: 12,
  waitlistCount: 0,
  arrivedCount: 3,
  tiers: [
    { minPeople: 10, discountPercent: 20, memberPrice: null, reached: true },
    { minPeople: 20, discountPercent: 30, memberPrice: null, reached: false },
  ],
  offer: { id: 'off_01', title: 'Happy hour du vendredi' },
  venue: { id: 'ven_01', name: 'Le Comptoir', timeZone: 'Europe/Paris' },
};

const lastPage = { hasNextPage: false, endCursor: null };

function outings(nodes: object[], pageInfo: object = lastPage) {
  return answer({ myPartner: { outings: { nodes, pageInfo } } });
}

const party = {
  id: 'reg_01',
  memberName: 'Lina M.',
  people: 3,
  status: 'CONFIRMED',
  createdAt: '2026-11-20T10:00:00Z',
  checkIn: null,
};

function people(nodes: object[]) {
  return answer({ outingRegistrations: { nodes, pageInfo: lastPage } });
}

const changes = stream();

function anOuting(details: object = {}) {
  server.use(
    graphql.query('CalendarOuting', () => answer({ outing: { ...outing, ...details } })),
    graphql.query('OutingPeople', () => people([party])),
    changes.handler,
  );
}

describe('the calendar', () => {
  it('shows a month, with all pages of its outings', async () => {
    const late = { ...outing, id: 'out_02', startsAt: '2026-11-27T23:30:00Z' };
    server.use(
      graphql.query('CalendarOutings', ({ variables }) =>
        variables.after === 'c1'
          ? outings([late])
          : outings([outing], { hasNextPage: true, endCursor: 'c1' }),
      ),
    );
    renderApp('/calendar?day=2026-11-25');
    expect(await screen.findByText('novembre 2026')).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: /21:00.*12\/40.*Happy hour/ })).toHaveAttribute(
      'href',
      '/calendar/out_01',
    );
    expect(
      screen.getByRole('button', { name: /samedi 28 novembre 2026 · 1 sortie/ }),
      'after midnight',
    ).toBeInTheDocument();
  });

  it('changes view and day in the address', async () => {
    const asked: string[] = [];
    server.use(
      graphql.query('CalendarOutings', ({ variables }) => {
        asked.push(String(variables.from));
        return outings([]);
      }),
    );
    const { user, router } = renderApp('/calendar?day=2026-11-25');
    await user.click(await screen.findByRole('button', { name: 'Mois suivant' }));
    expect(await screen.findByText('décembre 2026')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Semaine' }));
    await waitFor(() => expect(router.state.location.search).toEqual({ view: 'week', day: '2026-12-25' }));
    expect(asked.at(-1)).toBe('2026-12-19T23:00:00.000Z');
    await user.click(screen.getByRole('radio', { name: 'Liste' }));
    expect(await screen.findByText('Aucune sortie à venir')).toBeInTheDocument();
  });

  it('plans an outing on the venue’s clock, past midnight too', async () => {
    const sent: unknown[] = [];
    server.use(
      graphql.query('CalendarOutings', () => outings([])),
      graphql.query('CalendarOffers', () =>
        answer({
          myPartner: {
            offers: {
              nodes: [
                {
                  id: 'off_01',
                  title: 'Happy hour',
                  venues: [{ id: 'ven_01', name: 'Le Comptoir', timeZone: 'America/Guadeloupe' }],
                },
              ],
            },
          },
        }),
      ),
      graphql.mutation('ScheduleOuting', ({ variables }) => {
        sent.push(variables.input);
        if (sent.length === 1) {
          const error = { code: 'OUT_OF_RANGE', field: 'capacity', message: 'Entre 1 et 10 000 places.' };
          return answer({ scheduleOuting: { outing: null, errors: [error] } });
        }
        return answer({ scheduleOuting: { outing: { id: 'out_09' }, errors: [] } });
      }),
    );
    const { user } = renderApp('/calendar?day=2027-01-15');
    await user.click(await screen.findByRole('button', { name: 'Planifier une sortie' }));
    const dialog = await screen.findByRole('dialog');
    const starts = await within(dialog).findByLabelText(/Début/);
    await user.clear(starts);
    await user.type(starts, '22:00');
    const ends = within(dialog).getByLabelText(/Fin/);
    await user.clear(ends);
    await user.type(ends, '02:00');
    expect(within(dialog).getByText('le lendemain')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Planifier' }));
    expect(await within(dialog).findByText('Entre 1 et 10 000 places.')).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Planifier' }));
    expect(await screen.findByText('Sortie planifiée.')).toBeInTheDocument();
    expect(sent[1]).toEqual({
      offerId: 'off_01',
      venueId: 'ven_01',
      startsAt: '2027-01-16T02:00:00.000Z',
      endsAt: '2027-01-16T06:00:00.000Z',
      capacity: 20,
      registrationClosesAt: '2027-01-16T01:00:00.000Z',
    });
  });
});

describe('an outing', () => {
  it('shows who registers without being loaded again', async () => {
    anOuting();
    renderApp('/calendar/out_01');
    expect(await screen.findByText('Lina M.')).toBeInTheDocument();
    server.use(
      graphql.query('OutingPeople', () => people([party, { ...party, id: 'reg_02', memberName: 'Hugo L.' }])),
    );
    changes.tell({ outingChanged: { id: 'out_01' } });
    expect(await screen.findByText('Hugo L.')).toBeInTheDocument();
  });

  it('shows seats, the tier reached and who comes, and searches on the server', async () => {
    anOuting();
    const asked: unknown[] = [];
    server.use(
      graphql.query('OutingPeople', ({ variables }) => {
        asked.push(variables.text);
        return people(variables.text === 'zoe' ? [] : [party]);
      }),
    );
    const { user } = renderApp('/calendar/out_01');
    expect(await screen.findByText('12/40')).toBeInTheDocument();
    expect(screen.getByText(/Encore 8 personnes pour/)).toBeInTheDocument();
    expect(await screen.findByRole('row', { name: /Lina M\. 3 Inscrit/ })).toBeInTheDocument();
    await user.type(screen.getByRole('searchbox', { name: 'Chercher un prénom' }), 'zoe');
    expect(await screen.findByText('Personne ne correspond')).toBeInTheDocument();
    expect(asked, 'one question for the word, not one for each letter').toEqual([null, 'zoe']);
  });

  it('writes to the group once, whatever happens to the answer', async () => {
    anOuting();
    const keys: unknown[] = [];
    server.use(
      graphql.mutation('MessageOuting', ({ variables }) => {
        keys.push((variables.input as { idempotencyKey: string }).idempotencyKey);
        if (keys.length === 1) {
          const error = { code: 'RATE_LIMITED', field: null, message: 'Trop de messages aujourd’hui.' };
          return answer({ messageOuting: { recipients: null, errors: [error] } });
        }
        return answer({ messageOuting: { recipients: 12, errors: [] } });
      }),
    );
    const { user } = renderApp('/calendar/out_01');
    await user.click(await screen.findByRole('button', { name: 'Écrire au groupe' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox'), 'La terrasse est chauffée.');
    await user.click(within(dialog).getByRole('button', { name: 'Envoyer' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Trop de messages aujourd’hui.');
    await user.click(within(dialog).getByRole('button', { name: 'Envoyer' }));
    expect(await screen.findByText('Message envoyé à 12 personnes.')).toBeInTheDocument();
    expect(keys[1]).toBe(keys[0]);
  });

  it('is called off with a reason', async () => {
    anOuting();
    server.use(
      graphql.mutation('CancelOuting', ({ variables }) => {
        if (variables.reason === '') {
          const error = { code: 'REASON_REQUIRED', field: 'reason', message: 'Dites pourquoi.' };
          return answer({ cancelOuting: { errors: [error] } });
        }
        anOuting({ status: 'CANCELLED', cancellationReason: String(variables.reason) });
        return answer({ cancelOuting: { errors: [] } });
      }),
    );
    const { user } = renderApp('/calendar/out_01');
    await user.click(await screen.findByRole('button', { name: 'Annuler la sortie' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/12 personnes sont inscrites/)).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Annuler la sortie' }));
    expect(await within(dialog).findByText('Dites pourquoi.')).toBeInTheDocument();
    await user.type(within(dialog).getByRole('textbox'), 'Dégât des eaux');
    await user.click(within(dialog).getByRole('button', { name: 'Annuler la sortie' }));
    expect(await screen.findByText('Dégât des eaux')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Écrire au groupe' })).toBeDisabled();
  });
});
