import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const SignOutDocument = graphql(`
  mutation SignOut {
    signOut {
      errors {
        code
      }
    }
  }
`);

/** Ends the session and forgets what it showed, also when the server does not answer. */
export function useSignOut() {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api().request(SignOutDocument),
    onSettled: async () => {
      await router.navigate({ to: '/sign-in' });
      queryClient.clear();
    },
  });
}
