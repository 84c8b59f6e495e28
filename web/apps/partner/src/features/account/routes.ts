import { createLazyRoute, createRoute } from '@tanstack/react-router';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { requireRole, shellRoute } from '@/shared/routing/routes.ts';
import { securityQuery } from './api/security.ts';

export const profileRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/profile',
  beforeLoad: requireRole('MANAGER'),
  loader: () => loadTexts('account'),
}).lazy(async () => {
  const { ProfilePage } = await import('./routes/profile-page.tsx');
  return createLazyRoute('/shell/profile')({ component: ProfilePage });
});

export const securityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/profile/security',
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context }) => {
    void context.queryClient.prefetchQuery(securityQuery);
    await loadTexts('account');
  },
}).lazy(async () => {
  const { SecurityPage } = await import('./routes/security-page.tsx');
  return createLazyRoute('/shell/profile/security')({ component: SecurityPage });
});
