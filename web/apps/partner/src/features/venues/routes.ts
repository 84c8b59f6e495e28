import { createLazyRoute, createRoute } from '@tanstack/react-router';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { requireRole, shellRoute } from '@/shared/routing/routes.ts';
import { venueQuery, venuesQuery } from './api/venues.ts';

/** `/venues`: the company's venues. */
export const venuesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/venues',
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context }) => {
    void context.queryClient.prefetchInfiniteQuery(venuesQuery);
    await loadTexts('venues');
  },
}).lazy(async () => {
  const { VenuesPage } = await import('./routes/venues-page.tsx');
  return createLazyRoute('/shell/venues')({ component: VenuesPage });
});

/** `/venues/new` */
export const newVenueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/venues/new',
  beforeLoad: requireRole('MANAGER'),
  loader: () => loadTexts('venues'),
}).lazy(async () => {
  const { NewVenuePage } = await import('./routes/venue-page.tsx');
  return createLazyRoute('/shell/venues/new')({ component: NewVenuePage });
});

/** `/venues/ven_…` */
export const venueRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/venues/$venueId',
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context, params }) => {
    void context.queryClient.prefetchQuery(venueQuery(params.venueId));
    await loadTexts('venues');
  },
}).lazy(async () => {
  const { VenuePage } = await import('./routes/venue-page.tsx');
  return createLazyRoute('/shell/venues/$venueId')({ component: VenuePage });
});
