import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const ResendCodeDocument = graphql(`
  mutation ResendCode($input: ResendCodeInput!) {
    resendCode(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

/** Has another code sent; nobody learns whether there was anybody to send it to. */
export async function resendCode(email: string) {
  const answer = await api().request(ResendCodeDocument, { input: { email } });
  return refusals(answer.resendCode.errors);
}
