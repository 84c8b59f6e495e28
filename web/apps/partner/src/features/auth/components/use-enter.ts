import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { sessionQuery } from '@/shared/session/session.ts';

/** Goes in after a sign-in; `false` when the account is nobody's staff. */
export function useEnter() {
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (next = '/'): Promise<boolean> => {
    queryClient.removeQueries({ queryKey: sessionQuery.queryKey });
    const session = await queryClient.fetchQuery(sessionQuery);
    if (session === null) return false;
    router.history.push(next);
    return true;
  };
}
