import { graphql } from '@yousoon/api/graphql';
import type { ResetPasswordInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const RequestPasswordResetDocument = graphql(`
  mutation RequestPasswordReset($input: RequestPasswordResetInput!) {
    requestPasswordReset(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

const ResetPasswordDocument = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) {
    resetPassword(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

/** Has a code sent, if there is an account. */
export async function requestPasswordReset(email: string) {
  const answer = await api().request(RequestPasswordResetDocument, { input: { email } });
  return refusals(answer.requestPasswordReset.errors);
}

/** Another password; every session ends. */
export async function resetPassword(input: ResetPasswordInput) {
  const answer = await api().request(ResetPasswordDocument, { input });
  return refusals(answer.resetPassword.errors);
}
