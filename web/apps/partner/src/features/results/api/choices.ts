import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const ChoicesDocument = graphql(`
  query ResultsChoices {
    myPartner {
      offers(first: 100) {
        nodes {
          id
          title
        }
      }
      venues(first: 100) {
        nodes {
          id
          name
        }
      }
    }
  }
`);

/** What a filter can be set to. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The offers and venues of the company, past ones included: they have results too. */
export const choicesQuery = queryOptions({
  queryKey: ['results', 'choices'],
  queryFn: async (): Promise<{ offers: readonly Choice[]; venues: readonly Choice[] }> => {
    const { myPartner } = await api().request(ChoicesDocument);
    return {
      offers: (myPartner?.offers.nodes ?? []).map(({ id, title }) => ({ value: id, label: title })),
      venues: (myPartner?.venues.nodes ?? []).map(({ id, name }) => ({ value: id, label: name })),
    };
  },
});
