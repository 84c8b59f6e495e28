import { createLazyRoute, createRoute } from '@tanstack/react-router';
import { dayAt } from '@/shared/dates/days.ts';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { requireRole, shellRoute } from '@/shared/routing/routes.ts';
import { choicesQuery } from './api/choices.ts';
import { resultsQuery } from './api/results.ts';
import { periodOf, readSearch } from './model/period.ts';

/** `/results`: what the company's offers brought; period and filters are in the address. */
export const resultsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/results',
  validateSearch: readSearch,
  loaderDeps: ({ search }) => search,
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context, deps }) => {
    void context.queryClient.prefetchQuery(resultsQuery(periodOf(deps, dayAt(Date.now())), deps));
    void context.queryClient.prefetchQuery(choicesQuery);
    await loadTexts('results');
  },
}).lazy(async () => {
  const { ResultsPage } = await import('./routes/results-page.tsx');
  return createLazyRoute('/shell/results')({ component: ResultsPage });
});
