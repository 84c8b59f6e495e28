import { useMutation } from '@tanstack/react-query';
import type { UserError } from '@yousoon/api/errors';
import { graphql } from '@yousoon/api/graphql';
import type { SignInInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';

const SignInDocument = graphql(`
  mutation SignIn($input: SignInInput!) {
    signIn(input: $input) {
      session {
        expiresAt
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

/** Signs in; the session comes as cookies. */
export function useSignIn() {
  return useMutation({
    mutationFn: async (input: SignInInput): Promise<readonly UserError[]> => {
      const { signIn } = await api().request(SignInDocument, { input });
      return signIn.errors;
    },
  });
}
