import { graphql } from '@yousoon/api/graphql';
import type { AcceptStaffInvitationInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';

const AcceptInvitationDocument = graphql(`
  mutation AcceptInvitation($input: AcceptStaffInvitationInput!) {
    acceptStaffInvitation(input: $input) {
      session {
        expiresAt
      }
      errors {
        ...Refusal
      }
    }
  }
`);

/** Joins a company, and signs in. */
export async function acceptInvitation(input: AcceptStaffInvitationInput) {
  const answer = await api().request(AcceptInvitationDocument, { input });
  return refusals(answer.acceptStaffInvitation.errors);
}
