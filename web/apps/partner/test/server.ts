import { graphql, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { partnerAccount, partnerCompany } from './builders.ts';
import { nothing } from './results.ts';

/**
 * The API of component tests. Every request needs a handler: a test adds its own with `server.use(…)`. The session and
 * the page `/`, where many journeys end, have one from the start.
 */
export const server = setupServer(
  graphql.query('PortalSession', () => answer({ me: partnerAccount(), myPartner: partnerCompany() })),
  graphql.query('Dashboard', () => answer({ myPartner: null, staff: { nodes: [] } })),
  graphql.query('DashboardResults', () => answer({ partnerResults: { total: nothing } })),
);

interface Body {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** A GraphQL answer. */
export function answer(data: Record<string, unknown>) {
  return HttpResponse.json<Body>({ data });
}

/** A GraphQL failure as the gateway sends it. */
export function failure(code: string, message: string) {
  return HttpResponse.json<Body>({ data: null, errors: [{ message, extensions: { code } }] });
}
