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

/** What a feature keeps on this device is forgotten too. */
const forgetters: (() => Promise<void>)[] = [];

/** Registers what a feature does when somebody signs out. */
export function onSignOut(forget: () => Promise<void>): void {
  forgetters.push(forget);
}

/** Ends the session and forgets what it showed, also when the server does not answer. */
export function useSignOut() {
  const router = useRouter();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => api().request(SignOutDocument),
    onSettled: async () => {
      // What cannot be forgotten now is guarded by its owner's id.
      await Promise.allSettled(forgetters.map((forget) => forget()));
      await router.navigate({ to: '/sign-in' });
      queryClient.clear();
    },
  });
}
