import { queryOptions } from '@tanstack/react-query';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const OfferDocument = graphql(`
  query Offer($id: ID!) {
    offer(id: $id) {
      id
      title
      kind
      status
      rejectionReason
      description
      conditions
      minimumAge
      validFrom
      validUntil
      quota
      terms {
        ...Terms
      }
      tiers {
        minPeople
        discountPercent
        memberPrice {
          cents
          currency
        }
      }
      venues {
        id
        name
        timeZone
      }
      photos {
        id
        color
        url(width: 800)
      }
      weeklySlots {
        venueId
        weekday
        starts
        ends
        capacity
        closesMinutesBefore
      }
    }
  }
`);

/** An offer with all that the wizard holds. */
export type OfferDetails = NonNullable<ResultOf<typeof OfferDocument>['offer']>;

/** One offer, or null when there is none. */
export function offerQuery(id: string) {
  return queryOptions({
    queryKey: ['offers', 'offer', id],
    queryFn: async () => (await api().request(OfferDocument, { id })).offer ?? null,
  });
}
