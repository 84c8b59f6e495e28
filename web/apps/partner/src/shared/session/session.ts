import { queryOptions } from '@tanstack/react-query';
import { hasCode } from '@yousoon/api/errors';
import { graphql, type ResultOf } from '@yousoon/api/graphql';
import { api } from '@/shared/api/api.ts';

const SessionDocument = graphql(`
  query PortalSession {
    me {
      id
      email
      firstName
      lastName
      language
      role
      emailConfirmed
    }
    myPartner {
      id
      name
      siret
      type
      status
      reason
      createdAt
    }
  }
`);

/** What the staff of a company may do; each includes the ones before it. */
export const ROLES = ['DOOR', 'MANAGER', 'OWNER'] as const;
export type Role = (typeof ROLES)[number];

type Answer = ResultOf<typeof SessionDocument>;

/** Who is signed in, for which company, as what. */
export interface Session {
  readonly account: NonNullable<Answer['me']>;
  readonly partner: NonNullable<Answer['myPartner']>;
  readonly role: Role;
}

const SESSION_ROLES: Partial<Record<string, Role>> = {
  PARTNER_DOOR: 'DOOR',
  PARTNER_MANAGER: 'MANAGER',
  PARTNER_OWNER: 'OWNER',
};

/** The session, or null when nobody of a company is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  staleTime: 5 * 60_000,
  queryFn: fetchSession,
});

async function fetchSession(): Promise<Session | null> {
  let answer: Answer;
  try {
    answer = await api().request(SessionDocument);
  } catch (error) {
    if (hasCode(error, 'UNAUTHENTICATED') || hasCode(error, 'FORBIDDEN')) return null;
    throw error;
  }
  const { me, myPartner } = answer;
  const role = me === null || me === undefined ? undefined : SESSION_ROLES[me.role];
  if (me === null || me === undefined || myPartner === null || myPartner === undefined || role === undefined)
    return null;
  return { account: me, partner: myPartner, role };
}

/** Whether a role includes another. */
export function atLeast(role: Role, wanted: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(wanted);
}

/** Whether Yousoon has not said yes yet: then there is nothing but the page that says so. */
export function isUnderReview({ status }: Pick<Session['partner'], 'status'>): boolean {
  return status === 'DRAFT' || status === 'PENDING_REVIEW' || status === 'REJECTED';
}
