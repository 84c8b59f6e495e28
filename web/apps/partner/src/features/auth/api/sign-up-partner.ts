import { graphql } from '@yousoon/api/graphql';
import type { SignUpPartnerInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const SignUpPartnerDocument = graphql(`
  mutation SignUpPartner($input: SignUpPartnerInput!) {
    signUpPartner(input: $input) {
      partner {
        id
      }
      errors {
        ...Refusal
      }
    }
  }
`);

/** Makes the company and its owner's account; a code goes to the address. */
export async function signUpPartner(input: SignUpPartnerInput) {
  const answer = await api().request(SignUpPartnerDocument, { input });
  return refusals(answer.signUpPartner.errors);
}
