import { useMutation, useQueryClient } from '@tanstack/react-query';
import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';
import { toast } from '@/shared/components/toast.ts';
import { useErrorText } from '@/shared/components/use-error-text.ts';
import { refusals } from '@/shared/forms/user-errors.ts';
import { securityQuery } from './security.ts';

const RevokeSessionDocument = graphql(`
  mutation RevokeSession($id: ID!) {
    revokeSession(id: $id) {
      errors {
        ...Refusal
      }
    }
  }
`);

const RevokeOtherSessionsDocument = graphql(`
  mutation RevokeOtherSessions {
    revokeOtherSessions {
      errors {
        ...Refusal
      }
    }
  }
`);

/** Signs one device out, or without an id all others; `done` is what is said then. */
export function useRevokeSession() {
  const queryClient = useQueryClient();
  const errorText = useErrorText();
  return useMutation({
    mutationFn: async ({ id }: { readonly id?: string; readonly done: string }) => {
      if (id === undefined) {
        return refusals((await api().request(RevokeOtherSessionsDocument)).revokeOtherSessions.errors);
      }
      return refusals((await api().request(RevokeSessionDocument, { id })).revokeSession.errors);
    },
    onSuccess: async ([refusal], { done }) => {
      if (refusal === undefined) toast.success(done);
      else toast.error(refusal.message);
      await queryClient.invalidateQueries({ queryKey: securityQuery.queryKey });
    },
    onError: (error) => toast.error(errorText(error)),
  });
}
