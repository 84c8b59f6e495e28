import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { UserError } from '@yousoon/api/errors';
import { graphql } from '@yousoon/api/graphql';
import type { StaffRole } from '@yousoon/api/schema';
import { api } from '@/shared/api/api.ts';
import { toast } from '@/shared/components/toast.ts';
import { useErrorText } from '@/shared/components/use-error-text.ts';
import { refusals } from '@/shared/forms/user-errors.ts';
import { staffQuery } from './staff.ts';

const UpdateStaffRoleDocument = graphql(`
  mutation UpdateStaffRole($input: UpdateStaffRoleInput!) {
    updateStaffRole(input: $input) {
      errors {
        ...Refusal
      }
    }
  }
`);

const RemoveStaffDocument = graphql(`
  mutation RemoveStaff($account: ID!) {
    removeStaff(account: $account) {
      errors {
        ...Refusal
      }
    }
  }
`);

const ResendInvitationDocument = graphql(`
  mutation ResendStaffInvitation($account: ID!) {
    resendStaffInvitation(account: $account) {
      errors {
        ...Refusal
      }
    }
  }
`);

/** What an owner does with somebody of the team. */
export type StaffAction =
  | { readonly kind: 'role'; readonly account: string; readonly role: StaffRole }
  | { readonly kind: 'remove'; readonly account: string }
  | { readonly kind: 'resend'; readonly account: string };

async function act(action: StaffAction): Promise<readonly UserError[]> {
  const { account } = action;
  switch (action.kind) {
    case 'role': {
      const input = { account, role: action.role };
      return refusals((await api().request(UpdateStaffRoleDocument, { input })).updateStaffRole.errors);
    }
    case 'remove':
      return refusals((await api().request(RemoveStaffDocument, { account })).removeStaff.errors);
    case 'resend':
      return refusals(
        (await api().request(ResendInvitationDocument, { account })).resendStaffInvitation.errors,
      );
    default:
      return action satisfies never;
  }
}

/** Does it, and says how it went. */
export function useStaffAction() {
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: ({ action }: { readonly action: StaffAction; readonly done: string }) => act(action),
    onSuccess: async ([refusal], { done }) => {
      if (refusal === undefined) toast.success(done);
      else toast.error(refusal.message);
      await queryClient.invalidateQueries({ queryKey: staffQuery.queryKey });
    },
    onError: (error) => toast.error(errorText(error)),
  });
}
