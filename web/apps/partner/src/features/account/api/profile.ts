import { graphql } from '@yousoon/api/graphql';
import type { UpdateProfileInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const UpdateProfileDocument = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      account {
        id
      }
      errors {
        ...Refusal
      }
    }
  }
`);

/** Changes name and language of messages. */
export async function updateProfile(input: UpdateProfileInput) {
  const answer = await api().request(UpdateProfileDocument, { input });
  return refusals(answer.updateProfile.errors);
}
