import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import type { OfferStatus } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';

const OffersDocument = graphql(`
  query Offers($statuses: [OfferStatus!], $after: String) {
    myPartner {
      offers(statuses: $statuses, first: 24, after: $after) {
        nodes {
          id
          title
          kind
          status
          rejectionReason
          validUntil
          venues {
            name
          }
          photos {
            color
            url(width: 400)
            alt
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Page = NonNullable<ResultOf<typeof OffersDocument>['myPartner']>['offers'];

/** An offer in the list. */
export type OfferSummary = Page['nodes'][number];

/** The company's offers, newest first, page by page. */
export function offersQuery(statuses: readonly OfferStatus[]) {
  return infiniteQueryOptions({
    queryKey: ['offers', 'list', statuses],
    queryFn: async ({ pageParam }): Promise<Page> => {
      const variables = { statuses: statuses.length === 0 ? null : statuses, after: pageParam };
      const { myPartner } = await api().request(OffersDocument, variables);
      return myPartner?.offers ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
  });
}

const VenuesDocument = graphql(`
  query OfferVenues {
    myPartner {
      venues(first: 100) {
        nodes {
          id
          name
          timeZone
          address {
            city
          }
          photos {
            color
            url(width: 800)
          }
        }
      }
    }
  }
`);

type Venues = NonNullable<ResultOf<typeof VenuesDocument>['myPartner']>['venues']['nodes'];
export type OfferVenue = Venues[number];

/** Where an offer can be valid. */
export const offerVenuesQuery = queryOptions({
  queryKey: ['offers', 'venues'],
  queryFn: async (): Promise<Venues> => (await api().request(VenuesDocument)).myPartner?.venues.nodes ?? [],
});
