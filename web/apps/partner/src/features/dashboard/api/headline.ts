import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { addDays, type Day } from '@/shared/dates/days.ts';

const HeadlineDocument = graphql(`
  query DashboardResults($input: PartnerResultsInput!) {
    partnerResults(input: $input) {
      total {
        views
        registeredPeople
        arrivedPeople
        revenue {
          cents
          currency
        }
      }
    }
  }
`);

export type Headline = ResultOf<typeof HeadlineDocument>['partnerResults']['total'];

/** The figures of the last thirty days; by themselves, so that the page does not wait for them. */
export function headlineQuery(today: Day) {
  const input = { from: addDays(today, -29), to: today };
  return queryOptions({
    queryKey: ['dashboard', 'headline', today],
    queryFn: async (): Promise<Headline> =>
      (await api().request(HeadlineDocument, { input })).partnerResults.total,
  });
}
