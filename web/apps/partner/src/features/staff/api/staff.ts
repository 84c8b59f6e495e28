import { infiniteQueryOptions } from '@tanstack/react-query';
import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const StaffDocument = graphql(`
  query Staff($after: String) {
    staff(first: 50, after: $after) {
      nodes {
        account
        ...StaffRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Accounts and open invitations of the own company, page by page. */
export const staffQuery = infiniteQueryOptions({
  queryKey: ['staff'],
  queryFn: async ({ pageParam }) => (await api().request(StaffDocument, { after: pageParam })).staff,
  initialPageParam: null as string | null,
  getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null),
});
