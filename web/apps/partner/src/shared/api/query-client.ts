import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@yousoon/api/errors';

/** Answers are fresh for half a minute; a refusal is not tried again, a lost connection twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => !(error instanceof ApiError) && failures < 2,
      },
    },
  });
}
