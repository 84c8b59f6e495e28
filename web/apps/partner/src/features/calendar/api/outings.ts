import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { addDays, type Day, startOfDay } from '@/shared/dates/days.ts';

const OutingsDocument = graphql(`
  query CalendarOutings($from: DateTime, $to: DateTime, $first: Int!, $after: String) {
    myPartner {
      outings(from: $from, to: $to, first: $first, after: $after) {
        nodes {
          id
          startsAt
          endsAt
          status
          capacity
          seatsLeft
          registeredCount
          waitlistCount
          tiers {
            minPeople
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
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

type Page = NonNullable<ResultOf<typeof OutingsDocument>['myPartner']>['outings'];

/** An outing as the calendar shows it. */
export type CalendarOuting = Page['nodes'][number];

/** One hundred is the server's largest page; a month of a busy house has a few. */
const PAGE = 100;
/** More outings than this in one view are not drawn: the list is for them. */
export const MOST_IN_VIEW = 1000;

async function page(variables: {
  from: string;
  to?: string;
  first: number;
  after: string | null;
}): Promise<Page> {
  const { myPartner } = await api().request(OutingsDocument, variables);
  return myPartner?.outings ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };
}

/** Every outing that starts in these days, both included. A day more on each side: venues may have their own zone. */
export function outingsQuery(from: Day, to: Day) {
  return queryOptions({
    queryKey: ['calendar', 'range', from, to],
    queryFn: async (): Promise<readonly CalendarOuting[]> => {
      const found: CalendarOuting[] = [];
      let after: string | null = null;
      do {
        const range = { from: startOfDay(addDays(from, -1)), to: startOfDay(addDays(to, 2)) };
        const { nodes, pageInfo }: Page = await page({ ...range, first: PAGE, after });
        found.push(...nodes);
        after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
      } while (after !== null && found.length < MOST_IN_VIEW);
      return found;
    },
  });
}

/** Outings from a day on, page by page. */
export function outingListQuery(from: Day) {
  return infiniteQueryOptions({
    queryKey: ['calendar', 'list', from],
    queryFn: ({ pageParam }) => page({ from: startOfDay(from), first: 50, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
  });
}
