import { graphql } from '@yousoon/api/graphql';
import type { SignInInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      session {
        expiresAt
      }
      errors {
        ...Refusal
      }
    }
  }
`);

/** Signs in; the session comes as cookies. */
export async function signIn(input: SignInInput) {
  const answer = await api().request(SignInDocument, { input });
  return refusals(answer.signIn.errors);
}
