import { createLazyRoute, createRoute, redirect } from '@tanstack/react-router';
import { NetworkError } from '@yousoon/api/errors';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { rootRoute } from '@/shared/routing/routes.ts';
import { type Role, sessionQuery } from '@/shared/session/session.ts';
import { onSignOut } from '@/shared/session/use-sign-out.ts';
import type { DoorOwner } from './storage/memory.ts';

onSignOut(async () => (await import('./storage/memory.ts')).closeDoor());

interface DoorContext {
  readonly owner: DoorOwner;
  /** Unknown without network. */
  readonly role: Role | null;
}

/**
 * `/door`: everybody of the company. Without network it opens for the company that opened it last on this device; the
 * server still decides on every scan, when it can be asked.
 */
export const doorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/door',
  beforeLoad: async ({ context }): Promise<DoorContext> => {
    try {
      // A phone that knows that it has no network does not try again: the queue waits.
      const query = navigator.onLine ? sessionQuery : { ...sessionQuery, retry: false };
      const session = await context.queryClient.ensureQueryData(query);
      if (session === null) throw redirect({ to: '/sign-in', search: { next: '/door' } });
      const { partner, role } = session;
      return { owner: { partnerId: partner.id, partnerName: partner.name }, role };
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      const { lastOwner } = await import('./storage/memory.ts');
      const owner = await lastOwner();
      if (owner === null) throw error;
      return { owner, role: null };
    }
  },
  loader: () => loadTexts('door'),
}).lazy(async () => {
  const { DoorPage } = await import('./routes/door-page.tsx');
  return createLazyRoute('/door')({ component: DoorPage });
});
