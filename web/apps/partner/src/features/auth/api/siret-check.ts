import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const SiretCheckDocument = graphql(`
  query SiretCheck($siret: String!) {
    siretCheck(siret: $siret) {
      formatted
      valid
      error {
        message
      }
    }
  }
`);

/** Whether a number is a SIRET, in the server's words; asked once all 14 digits are there. */
export function siretQuery(typed: string) {
  const siret = typed.replace(/\D/g, '');
  return queryOptions({
    queryKey: ['siret', siret],
    queryFn: async () => (await api().request(SiretCheckDocument, { siret })).siretCheck,
    enabled: siret.length === 14,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
