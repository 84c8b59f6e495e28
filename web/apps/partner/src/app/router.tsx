import type { QueryClient } from '@tanstack/react-query';
import { createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { profileRoute, securityRoute } from '@/features/account/routes.ts';
import {
  confirmRoute,
  invitationRoute,
  resetRoute,
  reviewRoute,
  signInRoute,
  signUpRoute,
} from '@/features/auth/routes.ts';
import { calendarRoute, outingRoute } from '@/features/calendar/routes.ts';
import { dashboardRoute } from '@/features/dashboard/routes.ts';
import { doorRoute } from '@/features/door/routes.ts';
import { editOfferRoute, newOfferRoute, offerRoute, offersRoute } from '@/features/offers/routes.ts';
import { resultsRoute } from '@/features/results/routes.ts';
import { staffRoute } from '@/features/staff/routes.ts';
import { newVenueRoute, venueRoute, venuesRoute } from '@/features/venues/routes.ts';
import { rootRoute, shellRoute } from '@/shared/routing/routes.ts';
import { RouteError, RouteMissing, RoutePending } from './route-states.tsx';

// Not before there is a session: the sign-in page loads without it.
shellRoute.update({ component: lazyRouteComponent(() => import('./shell/shell.tsx'), 'Shell') });

/** Every page of the portal. A feature's routes are registered here, and nowhere else. */
const routeTree = rootRoute.addChildren([
  signInRoute,
  signUpRoute,
  confirmRoute,
  resetRoute,
  invitationRoute,
  reviewRoute,
  doorRoute,
  shellRoute.addChildren([
    // dashboard
    dashboardRoute,
    // calendar
    calendarRoute,
    outingRoute,
    // offers
    offersRoute,
    newOfferRoute,
    offerRoute,
    editOfferRoute,
    // results
    resultsRoute,
    // staff
    staffRoute,
    // venues
    venuesRoute,
    newVenueRoute,
    venueRoute,
    // account
    profileRoute,
    securityRoute,
  ]),
]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    // Freshness is the query client's business.
    defaultPreloadStaleTime: 0,
    defaultErrorComponent: RouteError,
    defaultNotFoundComponent: RouteMissing,
    defaultPendingComponent: RoutePending,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
