import { createLazyRoute, createRoute } from '@tanstack/react-router';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { requireRole, shellRoute } from '@/shared/routing/routes.ts';
import { staffQuery } from './api/staff.ts';

/** `/staff`: the owner's. Code, words and first page of data come together. */
export const staffRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/staff',
  beforeLoad: requireRole('OWNER'),
  loader: async ({ context }) => {
    void context.queryClient.prefetchInfiniteQuery(staffQuery);
    await loadTexts('staff');
  },
}).lazy(async () => {
  const { StaffPage } = await import('./routes/staff-page.tsx');
  return createLazyRoute('/shell/staff')({ component: StaffPage });
});
