import { createLazyRoute, createRoute } from '@tanstack/react-router';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { requireRole, shellRoute } from '@/shared/routing/routes.ts';
import { draftsQuery } from './api/drafts.ts';
import { offerQuery } from './api/offer.ts';
import { offersQuery, offerVenuesQuery } from './api/offers.ts';

/** `/offers`: what the company offers. */
export const offersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/offers',
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context }) => {
    void context.queryClient.prefetchInfiniteQuery(offersQuery([]));
    void context.queryClient.prefetchQuery(draftsQuery);
    await loadTexts('offers');
  },
}).lazy(async () => {
  const { OffersPage } = await import('./routes/offers-page.tsx');
  return createLazyRoute('/shell/offers')({ component: OffersPage });
});

const id = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** `/offers/new`: the wizard, from nothing, from a draft or like another offer. */
export const newOfferRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/offers/new',
  validateSearch: (search: Record<string, unknown>): { draft?: string; from?: string } => {
    const draft = id(search.draft);
    const from = id(search.from);
    return { ...(draft === undefined ? {} : { draft }), ...(from === undefined ? {} : { from }) };
  },
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context }) => {
    void context.queryClient.prefetchQuery(offerVenuesQuery);
    await loadTexts('offers');
  },
}).lazy(async () => {
  const { NewOfferPage } = await import('./routes/wizard-page.tsx');
  return createLazyRoute('/shell/offers/new')({ component: NewOfferPage });
});

/** `/offers/off_…`: one offer. */
export const offerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/offers/$offerId',
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context, params }) => {
    void context.queryClient.prefetchQuery(offerQuery(params.offerId));
    void context.queryClient.prefetchQuery(offerVenuesQuery);
    await loadTexts('offers');
  },
}).lazy(async () => {
  const { OfferPage } = await import('./routes/offer-page.tsx');
  return createLazyRoute('/shell/offers/$offerId')({ component: OfferPage });
});

/** `/offers/off_…/edit`: the wizard over an offer that exists. */
export const editOfferRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/offers/$offerId/edit',
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context }) => {
    void context.queryClient.prefetchQuery(offerVenuesQuery);
    await loadTexts('offers');
  },
}).lazy(async () => {
  const { EditOfferPage } = await import('./routes/wizard-page.tsx');
  return createLazyRoute('/shell/offers/$offerId/edit')({ component: EditOfferPage });
});
