import { queryOptions } from '@tanstack/react-query';
import { graphql } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const SecurityDocument = graphql(`
  query Security {
    mySecurity {
      hasPassword
      totpEnabled
      recoveryCodesLeft
    }
    mySessions {
      id
      device
      createdAt
      lastUsedAt
      current
    }
  }
`);

/** How the own account is kept safe, and where it is signed in. */
export const securityQuery = queryOptions({
  queryKey: ['security'],
  queryFn: () => api().request(SecurityDocument),
});
