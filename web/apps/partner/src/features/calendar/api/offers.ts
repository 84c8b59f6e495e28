import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const OffersDocument = graphql(`
  query CalendarOffers {
    myPartner {
      offers(statuses: [PUBLISHED], first: 100) {
        nodes {
          id
          title
          venues {
            id
            name
            timeZone
          }
        }
      }
    }
  }
`);

type Answer = ResultOf<typeof OffersDocument>;

/** An offer that can be planned. */
export type PlannableOffer = NonNullable<Answer['myPartner']>['offers']['nodes'][number];

/** Published offers with their venues: what an outing can be planned of. */
export const plannableOffersQuery = queryOptions({
  queryKey: ['calendar', 'offers'],
  queryFn: async (): Promise<readonly PlannableOffer[]> =>
    (await api().request(OffersDocument)).myPartner?.offers.nodes ?? [],
});
