import { createLazyRoute, createRoute, redirect } from '@tanstack/react-router';
import { loadTexts } from '@/shared/i18n/texts.ts';
import { rootRoute } from '@/shared/routing/routes.ts';
import { isUnderReview, sessionQuery } from '@/shared/session/session.ts';

/** Only a path of this site: a full address would send people elsewhere. */
export function safeNext(value: unknown): string | undefined {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const loader = () => loadTexts('auth');

export const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  /** `next`: where to go afterwards, a path of this site. */
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = safeNext(search.next);
    return next === undefined ? {} : { next };
  },
  loader,
}).lazy(async () => {
  const { SignInPage } = await import('./routes/sign-in-page.tsx');
  return createLazyRoute('/sign-in')({ component: SignInPage });
});

export const signUpRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-up',
  loader,
}).lazy(async () => {
  const { SignUpPage } = await import('./routes/sign-up-page.tsx');
  return createLazyRoute('/sign-up')({ component: SignUpPage });
});

export const confirmRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/confirm',
  validateSearch: (search: Record<string, unknown>): { email: string } => ({ email: text(search.email) }),
  loader,
}).lazy(async () => {
  const { ConfirmPage } = await import('./routes/confirm-page.tsx');
  return createLazyRoute('/confirm')({ component: ConfirmPage });
});

export const resetRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset',
  loader,
}).lazy(async () => {
  const { ResetPage } = await import('./routes/reset-page.tsx');
  return createLazyRoute('/reset')({ component: ResetPage });
});

export const invitationRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/invitation',
  validateSearch: (search: Record<string, unknown>): { email?: string } =>
    typeof search.email === 'string' ? { email: search.email } : {},
  loader,
}).lazy(async () => {
  const { InvitationPage } = await import('./routes/invitation-page.tsx');
  return createLazyRoute('/invitation')({ component: InvitationPage });
});

export const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  beforeLoad: async ({ context }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery);
    if (session === null) throw redirect({ href: '/sign-in' });
    if (!isUnderReview(session.partner)) throw redirect({ href: '/' });
  },
  loader,
}).lazy(async () => {
  const { ReviewPage } = await import('./routes/review-page.tsx');
  return createLazyRoute('/review')({ component: ReviewPage });
});
