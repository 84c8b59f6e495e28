import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '@yousoon/api/graphql';
import type { InviteStaffInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { refusals } from '@/shared/forms/user-errors.ts';
import { staffQuery } from './staff.ts';

const InviteStaffDocument = graphql(`
  mutation InviteStaff($input: InviteStaffInput!) {
    inviteStaff(input: $input) {
      account {
        id
      }
      errors {
        ...Refusal
      }
    }
  }
`);

/** Invites somebody: no refusal when done. */
export function useInviteStaff() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: InviteStaffInput) => {
      const { inviteStaff } = await api().request(InviteStaffDocument, { input });
      return refusals(inviteStaff.errors);
    },
    onSuccess: async (errors) => {
      if (errors.length === 0) await queryClient.invalidateQueries({ queryKey: staffQuery.queryKey });
    },
  });
}
