import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import type { RegistrationStatus } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';

const OutingDocument = graphql(`
  query CalendarOuting($id: ID!) {
    outing(id: $id) {
      id
      startsAt
      endsAt
      registrationClosesAt
      status
      cancellationReason
      capacity
      seatsLeft
      registeredCount
      waitlistCount
      arrivedCount
      tiers {
        minPeople
        discountPercent
        memberPrice {
          cents
          currency
        }
        reached
      }
      offer {
        id
        title
      }
      venue {
        id
        name
        timeZone
      }
    }
  }
`);

/** An outing as its own page shows it. */
export type OutingDetails = NonNullable<ResultOf<typeof OutingDocument>['outing']>;

/** Arrivals change no seat, of which the stream of changes tells: an open page asks for them. */
const ARRIVALS_MS = 30_000;

/** One outing, or null when there is none. */
export function outingQuery(id: string) {
  return queryOptions({
    queryKey: ['calendar', 'outing', id],
    queryFn: async () => (await api().request(OutingDocument, { id })).outing ?? null,
    refetchInterval: ARRIVALS_MS,
  });
}

const PeopleDocument = graphql(`
  query OutingPeople($outingId: ID!, $statuses: [RegistrationStatus!], $text: String, $after: String) {
    outingRegistrations(outingId: $outingId, statuses: $statuses, text: $text, first: 50, after: $after) {
      nodes {
        id
        memberName
        people
        status
        createdAt
        checkIn {
          at
          people
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** A party of an outing. */
export type Party = ResultOf<typeof PeopleDocument>['outingRegistrations']['nodes'][number];

export interface PeopleFilter {
  readonly text: string;
  readonly statuses: readonly RegistrationStatus[];
}

/** Who comes to an outing, page by page. */
export function peopleQuery(outingId: string, { text, statuses }: PeopleFilter) {
  return infiniteQueryOptions({
    queryKey: ['calendar', 'people', outingId, text, statuses],
    queryFn: async ({ pageParam }) => {
      const filter = { text: text === '' ? null : text, statuses: statuses.length === 0 ? null : statuses };
      const answer = await api().request(PeopleDocument, { outingId, ...filter, after: pageParam });
      return answer.outingRegistrations;
    },
    refetchInterval: ARRIVALS_MS,
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
  });
}
