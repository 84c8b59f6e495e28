import { createLazyRoute, createRoute } from '@tanstack/react-router';
import { dayAt, isDay } from '@/shared/dates/days.ts';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { requireRole, shellRoute } from '@/shared/routing/routes.ts';
import { outingQuery } from './api/outing.ts';
import { outingListQuery, outingsQuery } from './api/outings.ts';
import { isView, rangeOf, type View } from './view.ts';

interface Search {
  readonly view?: View;
  /** Any day of what is shown. */
  readonly day?: string;
}

/** `/calendar`: the outings of the company by month, week or as a list. */
export const calendarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar',
  validateSearch: ({ view, day }: Record<string, unknown>): Search => ({
    ...(isView(view) ? { view } : {}),
    ...(isDay(day) ? { day } : {}),
  }),
  loaderDeps: ({ search }) => search,
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context, deps }) => {
    const day = deps.day ?? dayAt(Date.now());
    const view = deps.view ?? 'month';
    if (view === 'list') void context.queryClient.prefetchInfiniteQuery(outingListQuery(day));
    else void context.queryClient.prefetchQuery(outingsQuery(...rangeOf(view, day)));
    await loadTexts('calendar');
  },
}).lazy(async () => {
  const { CalendarPage } = await import('./routes/calendar-page.tsx');
  return createLazyRoute('/shell/calendar')({ component: CalendarPage });
});

/** `/calendar/out_…`: who comes to an outing, and what can be done about it. */
export const outingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/calendar/$outingId',
  beforeLoad: requireRole('MANAGER'),
  loader: async ({ context, params }) => {
    void context.queryClient.prefetchQuery(outingQuery(params.outingId));
    await loadTexts('calendar');
  },
}).lazy(async () => {
  const { OutingPage } = await import('./routes/outing-page.tsx');
  return createLazyRoute('/shell/calendar/$outingId')({ component: OutingPage });
});
