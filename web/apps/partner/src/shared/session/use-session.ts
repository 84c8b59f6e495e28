import { useSuspenseQuery } from '@tanstack/react-query';
import { type Session, sessionQuery } from './session.ts';

/** The session inside the shell, where there always is one: the shell's guard has seen to it. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery);
  if (data === null) throw new Error('a page of the shell without a session');
  return data;
}
