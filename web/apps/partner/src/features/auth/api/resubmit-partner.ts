import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const ResubmitPartnerDocument = graphql(`
  mutation ResubmitPartner($input: ResubmitPartnerInput!) {
    resubmitPartner(input: $input) {
      partner {
        id
        status
      }
      errors {
        ...Refusal
      }
    }
  }
`);

/** Submits the company again after a refusal. */
export async function resubmitPartner(companyName: string) {
  const answer = await api().request(ResubmitPartnerDocument, { input: { companyName } });
  return refusals(answer.resubmitPartner.errors);
}
