import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UserError } from '@yousoon/api/errors';
import { graphql } from '@yousoon/api/graphql';
import type { InviteStaffInput } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { staffQuery } from './staff.ts';

const InviteStaffDocument = graphql(`
  mutation InviteStaff($input: InviteStaffInput!) {
    inviteStaff(input: $input) {
      account {
        id
      }
      errors {
        code
        field
        message
      }
    }
  }
`);

/** Invites somebody: an empty list when done, else why not. */
export function useInviteStaff() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (input: InviteStaffInput): Promise<readonly UserError[]> => {
      const { inviteStaff } = await api().request(InviteStaffDocument, { input });
      return inviteStaff.errors;
    },
    onSuccess: async (errors) => {
      if (errors.length === 0) await queryClient.invalidateQueries({ queryKey: staffQuery.queryKey });
    },
  });
}
