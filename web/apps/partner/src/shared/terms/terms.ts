import { graphql, type ResultOf } from '@yousoon/api/graphql';

/** The typed terms of an offer, every kind: what the door honours and the preview shows. */
export const TermsFragment = graphql(`
  fragment Terms on OfferTerms {
    __typename
    ... on HappyHourTerms {
      drinks {
        name
        listPrice {
          cents
          currency
        }
        memberPrice {
          cents
          currency
        }
        alcoholic
      }
    }
    ... on FreeDrinkTerms {
      drink
      listPrice {
        cents
        currency
      }
      alcoholic
      minimumOrder {
        cents
        currency
      }
    }
    ... on TabDiscountTerms {
      percent
      cap {
        cents
        currency
      }
      excludedItems
    }
    ... on BillDiscountTerms {
      percent
      drinksExcluded
      services
      partyMin
      partyMax
    }
    ... on SetMenuTerms {
      courses
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
    }
    ... on FreeItemTerms {
      item
      listPrice {
        cents
        currency
      }
      minimumOrder {
        cents
        currency
      }
    }
    ... on ReducedEntryTerms {
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
      until
      drinkIncluded
      dressCode
    }
    ... on GuestListTerms {
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
      until
      drinkIncluded
      dressCode
    }
    ... on ActivityTicketTerms {
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
      durationMinutes
      level
      equipment
      meetingPoint
    }
    ... on SessionPackTerms {
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
      durationMinutes
      level
      equipment
      meetingPoint
      sessions
    }
    ... on CultureTicketTerms {
      show
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
      seatCategory
    }
    ... on DuoTerms {
      show
      listPrice {
        cents
        currency
      }
      secondSeatPrice {
        cents
        currency
      }
      seatCategory
    }
    ... on TrialSessionTerms {
      discipline
      coach
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
      equipment
    }
    ... on SportTicketTerms {
      discipline
      coach
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
      equipment
    }
    ... on EventTicketTerms {
      lineUp
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
    }
    ... on EarlyBirdTerms {
      lineUp
      listPrice {
        cents
        currency
      }
      memberPrice {
        cents
        currency
      }
      endsAt
    }
  }
`);

/** Terms of any kind. */
export type Terms = ResultOf<typeof TermsFragment>;
