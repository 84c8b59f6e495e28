import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { atLeast, isUnderReview, type Role, type Session, sessionQuery } from '@/shared/session/session.ts';

/** What every route's loader gets. */
export interface RouterContext {
  readonly queryClient: QueryClient;
}

/** The root of all routes; the application gives it its frame. */
export const rootRoute = createRootRouteWithContext<RouterContext>()();

/** The parent of every page that needs a session: sidebar and top bar. */
export const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) {
      throw redirect({ to: '/sign-in', search: { next: location.href } });
    }
    if (isUnderReview(session.partner)) throw redirect({ href: '/review' });
    // A door account sees the door alone, which is no page of the shell.
    if (session.role === 'DOOR') throw redirect({ href: '/door' });
    return { session };
  },
});

/** A guard for `beforeLoad` of a page: who may less is sent to the page they have. */
export function requireRole(wanted: Role) {
  return ({ context }: { context: { session: Session } }): void => {
    const { role } = context.session;
    if (!atLeast(role, wanted)) throw redirect({ href: role === 'DOOR' ? '/door' : '/' });
  };
}
