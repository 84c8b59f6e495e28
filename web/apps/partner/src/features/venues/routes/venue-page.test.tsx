import { screen, within } from '@testing-library/react';
import { graphql, HttpResponse, http } from 'msw';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../../../test/render.tsx';
import { answer, server } from '../../../../test/server.ts';

// There is no WebGL here: the map is tried in a real browser.
vi.mock('../components/venue-map.ts', () => ({
  openMap: () => ({ show: () => undefined, close: () => undefined }),
}));

const venue = {
  id: 'ven_01',
  name: 'Le Comptoir',
  address: { street: '3 rue de la Roquette', postalCode: '75011', city: 'Paris', country: 'FR' },
  location: { latitude: 48.8532, longitude: 2.3692 },
  openingHours: [{ weekday: 'MONDAY', opens: '18:00', closes: '02:00' }],
  timeZone: 'Europe/Paris',
  photos: [],
};

beforeEach(() => {
  const pageInfo = { hasNextPage: false, endCursor: null };
  server.use(
    graphql.query('Venues', () => answer({ myPartner: { venues: { nodes: [venue], pageInfo } } })),
    graphql.query('Venue', () => answer({ venue })),
  );
});

describe('a venue', () => {
  it('is opened with address, pin, hours and photos; refusals are on their fields', async () => {
    const sent: unknown[] = [];
    let uploads = 0;
    server.use(
      http.post('*/uploads/photos', () => {
        uploads += 1;
        if (uploads === 1) {
          const errors = [{ code: 'IMAGE_TOO_SMALL', field: 'file', message: 'Trop petite.' }];
          return HttpResponse.json({ photo: null, errors }, { status: 422 });
        }
        const photo = { id: 'pho_01', url: 'http://127.0.0.1:4000/media/pho_01/800.webp', color: '#442200' };
        return HttpResponse.json({ photo, errors: [] });
      }),
      graphql.mutation('CreateVenue', ({ variables }) => {
        sent.push(variables.input);
        if (sent.length > 1) return answer({ createVenue: { errors: [] } });
        const error = { code: 'REQUIRED', field: 'address.postalCode', message: 'Le code postal manque.' };
        return answer({ createVenue: { errors: [error] } });
      }),
    );
    const { user, router } = renderApp('/venues/new');
    await user.type(await screen.findByRole('textbox', { name: /^Nom/ }), 'Le Comptoir');
    await user.type(screen.getByRole('textbox', { name: /Adresse/ }), '3 rue de la Roquette');
    await user.type(screen.getByRole('textbox', { name: /Ville/ }), 'Paris');
    await user.type(screen.getByRole('textbox', { name: /Latitude/ }), '48.8532');
    await user.type(screen.getByRole('textbox', { name: /Longitude/ }), '2.3692');
    const monday = screen.getByRole('group', { name: 'Lundi' });
    await user.click(within(monday).getByRole('button', { name: 'Ajouter un créneau' }));
    await user.click(screen.getByRole('button', { name: 'Copier lundi sur toute la semaine' }));
    const input = document.querySelector<HTMLInputElement>('input[type="file"]');
    if (input === null) throw new Error('no place for files');
    await user.upload(input, new File(['1'], 'petite.jpg', { type: 'image/jpeg' }));
    expect(await screen.findByText('petite.jpg : Trop petite.')).toBeInTheDocument();
    await user.upload(input, new File(['2'], 'salle.jpg', { type: 'image/jpeg' }));
    expect(await screen.findByRole('img', { name: 'Photo 1' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Le code postal manque.')).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: /Code postal/ }), '75011');
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Le Comptoir est enregistré.')).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/venues');
    expect(sent[1]).toMatchObject({
      name: 'Le Comptoir',
      address: { street: '3 rue de la Roquette', postalCode: '75011', city: 'Paris', country: 'FR' },
      location: { latitude: 48.8532, longitude: 2.3692 },
      photoIds: ['pho_01'],
    });
    expect((sent[1] as { openingHours: object[] }).openingHours).toHaveLength(7);
  });

  it('is changed, and keeps what the form does not ask', async () => {
    const sent: unknown[] = [];
    server.use(
      graphql.mutation('UpdateVenue', ({ variables }) => {
        sent.push(variables.input);
        return answer({ updateVenue: { errors: [] } });
      }),
    );
    const { user } = renderApp('/venues');
    await user.click(await screen.findByRole('link', { name: /Le Comptoir/ }));
    const name = await screen.findByRole('textbox', { name: /^Nom/ });
    await user.type(name, ' Bastille');
    await user.click(screen.getByRole('button', { name: 'Enregistrer' }));
    expect(await screen.findByText('Le Comptoir Bastille est enregistré.')).toBeInTheDocument();
    expect(sent).toMatchObject([
      { id: 'ven_01', venue: { name: 'Le Comptoir Bastille', timeZone: 'Europe/Paris' } },
    ]);
  });
});
