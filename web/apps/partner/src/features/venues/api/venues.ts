import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const VenuesDocument = graphql(`
  query Venues($after: String) {
    myPartner {
      venues(first: 24, after: $after) {
        nodes {
          id
          name
          address {
            street
            postalCode
            city
          }
          photos {
            color
            alt
            url(width: 800)
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

type Page = NonNullable<ResultOf<typeof VenuesDocument>['myPartner']>['venues'];
export type VenueSummary = Page['nodes'][number];

/** The company's venues by name, page by page. */
export const venuesQuery = infiniteQueryOptions({
  queryKey: ['venues', 'list'],
  queryFn: async ({ pageParam }): Promise<Page> => {
    const { myPartner } = await api().request(VenuesDocument, { after: pageParam });
    return myPartner?.venues ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
  },
  initialPageParam: null as string | null,
  getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
});

const VenueDocument = graphql(`
  query Venue($id: ID!) {
    venue(id: $id) {
      id
      name
      address {
        street
        postalCode
        city
        country
      }
      location {
        latitude
        longitude
      }
      openingHours {
        weekday
        opens
        closes
      }
      timeZone
      photos {
        id
        color
        url(width: 800)
      }
    }
  }
`);

export type VenueDetails = NonNullable<ResultOf<typeof VenueDocument>['venue']>;

/** One venue, or null when there is none. */
export function venueQuery(id: string) {
  return queryOptions({
    queryKey: ['venues', 'venue', id],
    queryFn: async () => (await api().request(VenueDocument, { id })).venue ?? null,
  });
}
