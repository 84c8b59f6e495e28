import { graphql, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { partnerAccount, partnerCompany } from './builders.ts';

/** The API of component tests. Every request needs a handler: a test adds its own with `server.use(…)`. */
export const server = setupServer(
  graphql.query('PortalSession', () => answer({ me: partnerAccount(), myPartner: partnerCompany() })),
);

/** A GraphQL answer. */
export function answer<Data extends Record<string, unknown>>(data: Data) {
  return HttpResponse.json<{ data: Data }>({ data });
}

/** A GraphQL failure as the gateway sends it. */
export function failure(code: string, message: string) {
  const errors = [{ message, extensions: { code } }];
  return HttpResponse.json<{ data: null; errors: typeof errors }>({ data: null, errors });
}
