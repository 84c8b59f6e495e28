import { createLazyRoute, createRoute } from '@tanstack/react-router';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { rootRoute } from '@/shared/routing/routes.ts';

interface SignInSearch {
  /** Where to go afterwards: a path of this site. */
  next?: string;
}

/** Only a path of this site: a full address would send people elsewhere. */
export function safeNext(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): SignInSearch => {
    const next = safeNext(search.next);
    return next === undefined ? {} : { next };
  },
  loader: () => loadTexts('auth'),
}).lazy(async () => {
  const { SignInPage } = await import('./routes/sign-in-page.tsx');
  return createLazyRoute('/sign-in')({ component: SignInPage });
});
