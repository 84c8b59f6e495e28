import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type FragmentType, graphql, type ResultOf, readFragment } from '@yousoon/api/graphql';
import type { PartnerResultsInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import type { Period, Search } from '../model/period.ts';

const FiguresFragment = graphql(`
  fragment ResultsFigures on ResultFigures {
    views
    registrations
    registeredPeople
    checkIns
    arrivedPeople
    noShows
    cancellations
    revenue {
      cents
      currency
    }
    discountCost {
      cents
      currency
    }
    newPeople
    returningPeople
    offeredSeats
    offPeakSeats
    offPeakPeople
  }
`);

const ResultsDocument = graphql(`
  query Results($input: PartnerResultsInput!) {
    partnerResults(input: $input) {
      total {
        ...ResultsFigures
      }
      previous {
        ...ResultsFigures
      }
      byDay {
        date
        figures {
          ...ResultsFigures
        }
      }
      byOffer {
        offerId
        title
        figures {
          ...ResultsFigures
        }
      }
      byVenue {
        venueId
        name
        figures {
          ...ResultsFigures
        }
      }
      byWeekday {
        weekday
        figures {
          ...ResultsFigures
        }
      }
      updatedAt
    }
  }
`);

/** What happened, in numbers. */
export type Figures = ResultOf<typeof FiguresFragment>;

type Answer = ResultOf<typeof ResultsDocument>['partnerResults'];
type Weekday = Answer['byWeekday'][number]['weekday'];

/** The results of a period, as this page works with them. */
export interface Results {
  readonly total: Figures;
  /** Of the period of the same length just before. */
  readonly previous: Figures;
  readonly byDay: readonly { readonly date: string; readonly figures: Figures }[];
  readonly byOffer: readonly {
    readonly offerId: string;
    readonly title: string;
    readonly figures: Figures;
  }[];
  readonly byVenue: readonly { readonly venueId: string; readonly name: string; readonly figures: Figures }[];
  readonly byWeekday: readonly { readonly weekday: Weekday; readonly figures: Figures }[];
  readonly updatedAt: string;
}

type Masked = FragmentType<typeof FiguresFragment>;

function unmasked<Row extends { readonly figures: Masked }>(
  row: Row,
): Omit<Row, 'figures'> & { figures: Figures } {
  return { ...row, figures: readFragment(FiguresFragment, row.figures) };
}

function resultsOf({ total, previous, byDay, byOffer, byVenue, byWeekday, updatedAt }: Answer): Results {
  return {
    total: readFragment(FiguresFragment, total),
    previous: readFragment(FiguresFragment, previous),
    byDay: byDay.map(unmasked),
    byOffer: byOffer.map(unmasked),
    byVenue: byVenue.map(unmasked),
    byWeekday: byWeekday.map(unmasked),
    updatedAt,
  };
}

/** The results of a period, of everything or of one offer or venue. */
export function resultsQuery({ from, to }: Period, { offer, venue }: Pick<Search, 'offer' | 'venue'>) {
  const input: PartnerResultsInput = { from, to, offerId: offer ?? null, venueId: venue ?? null };
  return queryOptions({
    queryKey: ['results', input],
    queryFn: async () => resultsOf((await api().request(ResultsDocument, { input })).partnerResults),
    // The old figures stay while the new ones come.
    placeholderData: keepPreviousData,
  });
}
