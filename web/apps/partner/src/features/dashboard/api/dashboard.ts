import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { addDays, type Day, startOfDay } from '@/shared/dates/days.ts';

const DashboardDocument = graphql(`
  query Dashboard($from: DateTime!, $to: DateTime!, $owner: Boolean!) {
    myPartner {
      venues(first: 1) {
        nodes {
          id
        }
      }
      offers(statuses: [REJECTED, PENDING_REVIEW, PUBLISHED, DRAFT], first: 50) {
        nodes {
          id
          title
          status
          rejectionReason
        }
      }
      offerDrafts(first: 5) {
        nodes {
          id
        }
      }
      outings(from: $from, to: $to, first: 100) {
        nodes {
          id
          startsAt
          endsAt
          status
          capacity
          seatsLeft
          waitlistCount
          offer {
            id
            title
          }
          venue {
            name
            timeZone
          }
        }
        pageInfo {
          hasNextPage
        }
      }
      later: outings(from: $to, first: 100) {
        nodes {
          status
          offer {
            id
          }
        }
        pageInfo {
          hasNextPage
        }
      }
    }
    staff(first: 2) @include(if: $owner) {
      nodes {
        account
      }
    }
  }
`);

type Answer = ResultOf<typeof DashboardDocument>;
type Partner = NonNullable<Answer['myPartner']>;
export type DashboardOffer = Partner['offers']['nodes'][number];
export type DashboardOuting = Partner['outings']['nodes'][number];

/** What the page knows of the company. */
export interface Overview {
  readonly hasVenue: boolean;
  readonly offers: readonly DashboardOffer[];
  readonly hasDraft: boolean;
  /** From yesterday, whose night may still be running, to a week from now. */
  readonly outings: readonly DashboardOuting[];
  /** Offers that have a date after those; null when there are too many dates to say. */
  readonly datedLater: ReadonlySet<string> | null;
  /** Whether more than one person is in the team; null for those who may not see it. */
  readonly hasTeam: boolean | null;
}

/** How many days ahead the page looks. */
export const DAYS_AHEAD = 7;

function overviewOf({ myPartner, staff }: Answer): Overview {
  const later = myPartner?.later;
  const complete = later?.pageInfo.hasNextPage !== true && myPartner?.outings.pageInfo.hasNextPage !== true;
  const dated = (later?.nodes ?? []).filter(({ status }) => status !== 'CANCELLED');
  return {
    hasVenue: (myPartner?.venues.nodes.length ?? 0) > 0,
    offers: myPartner?.offers.nodes ?? [],
    hasDraft: (myPartner?.offerDrafts.nodes.length ?? 0) > 0,
    outings: myPartner?.outings.nodes ?? [],
    datedLater: complete ? new Set(dated.map(({ offer }) => offer.id)) : null,
    hasTeam: staff === undefined ? null : staff.nodes.length > 1,
  };
}

/** What needs attention today; the team is the owner's to see. */
export function dashboardQuery(today: Day, owner: boolean) {
  return queryOptions({
    queryKey: ['dashboard', today, owner],
    queryFn: async () => {
      const from = startOfDay(addDays(today, -1));
      const to = startOfDay(addDays(today, DAYS_AHEAD + 1));
      return overviewOf(await api().request(DashboardDocument, { from, to, owner }));
    },
  });
}
