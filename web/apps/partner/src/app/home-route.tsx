import { createRoute } from '@tanstack/react-router';
import { Page } from '@yousoon/ui/page';
import { useTranslation } from 'react-i18next';
import { requireRole, shellRoute } from '@/shared/routing/routes.ts';

/** `/`: what needs attention today. The feature `dashboard` takes its place. */
export const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: requireRole('MANAGER'),
  component: Home,
});

function Home() {
  const { t } = useTranslation();
  return <Page title={t('nav.dashboard')}>{null}</Page>;
}
