import { createLazyRoute, createRoute } from '@tanstack/react-router';
import { dayAt } from '@/shared/dates/days.ts';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { requireRole, shellRoute } from '@/shared/routing/routes.ts';
import { dashboardQuery } from './api/dashboard.ts';
import { headlineQuery } from './api/headline.ts';

/** `/`: what needs attention today. */
export const dashboardRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context }) => {
    const today = dayAt(Date.now());
    const owner = context.session.role === 'OWNER';
    void context.queryClient.prefetchQuery(dashboardQuery(today, owner));
    void context.queryClient.prefetchQuery(headlineQuery(today));
    await loadTexts('dashboard');
  },
}).lazy(async () => {
  const { DashboardPage } = await import('./routes/dashboard-page.tsx');
  return createLazyRoute('/shell/')({ component: DashboardPage });
});
