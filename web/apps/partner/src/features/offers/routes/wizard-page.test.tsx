import { screen, waitFor, within } from '@testing-library/react';
import { graphql } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderApp } from '../../../../test/render.tsx';
import { answer, server } from '../../../../test/server.ts';

const venue = {
  id: 'ven_01',
  name: 'Le Comptoir',
  timeZone: 'Europe/Paris',
  address: { city: 'Paris' },
  photos: [],
};

const offer = {
  id: 'off_09',
  title: 'Apéro',
  kind: 'HAPPY_HOUR',
  status: 'PENDING_REVIEW',
  rejectionReason: null,
  description: '',
  conditions: null,
  minimumAge: 18,
  validFrom: null,
  validUntil: null,
  quota: null,
  terms: { __typename: 'HappyHourTerms', drinks: [] },
  tiers: [],
  venues: [{ id: 'ven_01', name: 'Le Comptoir', timeZone: 'Europe/Paris' }],
  photos: [],
  weeklySlots: [],
};

interface Saved {
  readonly id: string | null;
  readonly revision: number | null;
  readonly title: string;
  readonly content: unknown;
}

let saves: Saved[];
let deleted: unknown[];

beforeEach(() => {
  saves = [];
  deleted = [];
  server.use(
    graphql.query('OfferVenues', () => answer({ myPartner: { venues: { nodes: [venue] } } })),
    graphql.query('OfferDrafts', () => answer({ myPartner: { offerDrafts: { nodes: [] } } })),
    graphql.query('Offer', () => answer({ offer })),
    graphql.mutation('SaveOfferDraft', ({ variables }) => {
      saves.push(variables.input as Saved);
      return answer({ saveOfferDraft: { draft: { id: 'odr_01', revision: saves.length }, errors: [] } });
    }),
    graphql.mutation('DeleteOfferDraft', ({ variables }) => {
      deleted.push(variables.id);
      return answer({ deleteOfferDraft: { errors: [] } });
    }),
    graphql.mutation('SubmitOffer', () => answer({ submitOffer: { errors: [] } })),
  );
});

describe('the offer wizard', () => {
  it('asks by kind, saves by itself, shows refusals on their step, and sends to review', async () => {
    const sent: { title: string; venueIds: string[] }[] = [];
    server.use(
      graphql.mutation('CreateOffer', ({ variables }) => {
        sent.push(variables.input as { title: string; venueIds: string[] });
        if (sent.length === 1) {
          const field = 'terms.happyHour.drinks.0.memberPrice';
          const error = { code: 'PRICE_NOT_LOWER', field, message: 'Le prix membre doit être plus bas.' };
          return answer({ createOffer: { offer: null, errors: [error] } });
        }
        return answer({ createOffer: { offer: { id: 'off_09' }, errors: [] } });
      }),
    );
    const { user, router } = renderApp('/offers/new');
    const next = () => user.click(screen.getByRole('button', { name: 'Continuer' }));
    await user.click(await screen.findByRole('radio', { name: /Happy hour/ }));
    await next();
    expect(screen.getByText(/Indiquez le prix d’au moins une boisson sans alcool/)).toBeInTheDocument();
    await user.type(screen.getByRole('textbox', { name: /Titre/ }), 'Apéro');
    const [list, softList] = screen.getAllByRole('textbox', { name: /Prix normal/ });
    const [member, softMember] = screen.getAllByRole('textbox', { name: /Prix membre/ });
    await user.type(screen.getByRole('textbox', { name: /^Boisson \*|^Boisson$/ }), 'Pinte');
    await user.type(screen.getByRole('textbox', { name: /Boisson sans alcool/ }), 'Jus');
    for (const [input, price] of [
      [list, '8'],
      [member, '9'],
      [softList, '4'],
      [softMember, '3'],
    ] as const) {
      if (input === undefined) throw new Error('a price field is missing');
      await user.type(input, price);
    }
    expect(screen.getByText(/c’est ce que demande la loi/)).toBeInTheDocument();
    const preview = screen.getByRole('figure', { name: /Aperçu/ });
    expect(within(preview).getByText('Apéro')).toBeInTheDocument();
    expect(within(preview).getByText(/Pinte : 9 € au lieu de 8 €/)).toBeInTheDocument();
    expect(await screen.findByText('Brouillon enregistré.')).toBeInTheDocument();
    await waitFor(() => expect(router.state.location.search).toEqual({ draft: 'odr_01' }));
    for (let step = 0; step < 4; step += 1) await next();
    await user.click(await screen.findByRole('button', { name: 'Envoyer en relecture' }));
    expect(await screen.findByText('Le prix membre doit être plus bas.')).toBeInTheDocument();
    const wrong = screen.getAllByRole('textbox', { name: /Prix membre/ })[0];
    if (wrong === undefined) throw new Error('the price is gone');
    expect(wrong).toBeInvalid();
    await user.clear(wrong);
    await user.type(wrong, '5,50');
    for (let step = 0; step < 4; step += 1) await next();
    await user.click(await screen.findByRole('button', { name: 'Envoyer en relecture' }));
    expect(await screen.findByRole('heading', { name: 'Apéro', level: 1 })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/offers/off_09');
    expect(sent[1]).toMatchObject({
      title: 'Apéro',
      venueIds: ['ven_01'],
      terms: { happyHour: { drinks: [{ memberPrice: { cents: 550 } }, { alcoholic: false }] } },
    });
    expect(deleted).toEqual(['odr_01']);
    // However slowly it was typed: the first save makes the draft, the last one has all of it.
    expect(saves[0]).toMatchObject({ id: null, revision: null });
    expect(saves.at(-1)).toMatchObject({ title: 'Apéro' });
  });

  it('goes on with a draft, and says when somebody else changed it', async () => {
    server.use(
      graphql.query('OfferDraft', () =>
        answer({
          offerDraft: {
            id: 'odr_02',
            revision: 4,
            content: { kind: 'tabDiscount', title: 'Moins cher au bar' },
          },
        }),
      ),
      graphql.mutation('SaveOfferDraft', ({ variables }) => {
        saves.push(variables.input as Saved);
        const error = { code: 'STALE', field: 'revision', message: 'Modifié ailleurs.' };
        return answer({ saveOfferDraft: { draft: null, errors: [error] } });
      }),
    );
    const { user } = renderApp('/offers/new?draft=odr_02');
    const title = await screen.findByRole('textbox', { name: /Titre/ });
    expect(title).toHaveValue('Moins cher au bar');
    await user.type(title, ' !');
    expect(await screen.findByText(/Ce brouillon a été modifié ailleurs/)).toBeInTheDocument();
    expect(saves).toMatchObject([{ id: 'odr_02', revision: 4 }]);
  });
});

describe('an offer', () => {
  it('is paused and resumed, and may be the model of another', async () => {
    let status = 'PUBLISHED';
    server.use(
      graphql.query('Offer', () => answer({ offer: { ...offer, status } })),
      graphql.mutation('PauseOffer', () => {
        status = 'PAUSED';
        return answer({ pauseOffer: { errors: [] } });
      }),
    );
    const { user } = renderApp('/offers/off_09');
    await user.click(await screen.findByRole('button', { name: 'Mettre en pause' }));
    expect(await screen.findByText('En pause')).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: 'Reprendre' })).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Dupliquer' }));
    expect(await screen.findByRole('textbox', { name: /Titre/ })).toHaveValue('Apéro (copie)');
  });
});
