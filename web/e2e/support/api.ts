import { apiUrl, DEMO, PASSWORD } from './stage.ts';

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** What a mutation answers, before anybody looked at it. */
// biome-ignore lint/suspicious/noExplicitAny: journeys ask for what they need, in place
type Loose = any;

/** Asks the API as a program does: with a bearer token, or as nobody. */
export async function ask(query: string, variables: object = {}, token?: string): Promise<Loose> {
  const response = await fetch(`${apiUrl()}/graphql`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': 'fr',
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Answer;
  const [error] = answer.errors ?? [];
  if (error !== undefined) throw new Error(`${query.trim().split('\n')[0]}: ${error.message}`);
  return answer.data;
}

/** One mutation; fails with the server's words when it is refused. */
export async function act(query: string, variables: object = {}, token?: string): Promise<Loose> {
  const data = (await ask(query, variables, token)) as Record<string, { errors?: { message: string }[] }>;
  const [name, payload] = Object.entries(data)[0] ?? ['nothing', {}];
  const refusals = payload.errors ?? [];
  if (refusals.length > 0) {
    throw new Error(`${name}: ${refusals.map(({ message }) => message).join(' ')}`);
  }
  return payload;
}

/** An access token of somebody. */
export async function tokenOf(email: string, password = PASSWORD): Promise<string> {
  const { session } = await act(
    `mutation ($input: SignInInput!) {
      signIn(input: $input) { session { accessToken } errors { message } }
    }`,
    { input: { email, password } },
  );
  return session.accessToken;
}

/** An access token lives for 15 minutes, and a worker may well live longer. */
const KEPT = 5 * 60_000;
const kept = new Map<string, { readonly token: Promise<string>; readonly until: number }>();

/** An access token of somebody who is asked about often: one signs in again after some minutes only. */
export function keptTokenOf(email: string): Promise<string> {
  const known = kept.get(email);
  if (known !== undefined && Date.now() < known.until) return known.token;
  const token = tokenOf(email);
  kept.set(email, { token, until: Date.now() + KEPT });
  return token;
}

/** An access token of the demo administrator. */
export function adminToken(): Promise<string> {
  return keptTokenOf(DEMO.admin);
}
