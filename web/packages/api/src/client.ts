import { ApiError, NetworkError } from './errors.ts';
import type { Document } from './graphql.ts';
import { readEvents } from './sse.ts';

/** How to reach the API, and in which language it shall answer. */
export interface ApiSettings {
  /** The API's address, without `/graphql`. */
  readonly url: string;
  /** Which site's cookies are meant. */
  readonly site: 'portal' | 'admin';
  /** `fr` or `en`, asked at every request. */
  readonly language: () => string;
  /** The session is over and cannot be renewed. */
  readonly onSignedOut?: () => void;
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** Leaves out the argument when a document takes no variables. */
type Args<V> = V extends Record<string, never> ? [variables?: V] : [variables: V];

export interface Api {
  /** Asks; fails with `ApiError` or `NetworkError`. The session is renewed once when it has run out. */
  request<R, V>(document: Document<R, V>, ...variables: Args<V>): Promise<R>;
  /** Listens until `signal` aborts or the server ends the stream. */
  subscribe<R, V>(
    document: Document<R, V>,
    variables: V,
    onData: (data: R) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** A request outside GraphQL (an upload) with the same cookies and headers. */
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** The settings it was made with. */
  readonly settings: ApiSettings;
}

const REFRESH =
  'mutation RefreshSession { refreshSession(input: { refreshToken: "" }) { session { expiresAt } errors { code } } }';

/** The client of one site. The session is in cookies that scripts never see. */
export function createApi(settings: ApiSettings): Api {
  const headers = (): Record<string, string> => ({
    'X-Yousoon-Site': settings.site,
    'Accept-Language': settings.language(),
  });

  async function send(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`${settings.url}${path}`, {
        ...init,
        credentials: 'include',
        headers: { ...headers(), ...(init.headers as Record<string, string> | undefined) },
      });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new NetworkError(cause);
    }
  }

  function post(query: string, variables: unknown, accept: string, signal?: AbortSignal): Promise<Response> {
    return send('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: accept },
      body: JSON.stringify({ query, variables }),
      ...(signal === undefined ? {} : { signal }),
    });
  }

  async function ask<R>(query: string, variables: unknown): Promise<R> {
    const response = await post(query, variables, 'application/json');
    return dataOf<R>(await answerOf<R>(response));
  }

  const renew = renewal(async () => {
    const data = await ask<{ refreshSession: { session: unknown } }>(REFRESH, {});
    return data.refreshSession.session !== null;
  });

  /** Runs `attempt`, and once more after renewing the session when it has run out. */
  async function renewing<R>(attempt: () => Promise<R>): Promise<R> {
    const begun = Date.now();
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'UNAUTHENTICATED') throw error;
      if (!(await renew(begun))) {
        settings.onSignedOut?.();
        throw error;
      }
      return attempt();
    }
  }

  return {
    settings,
    request: (document, ...variables) => renewing(() => ask(document.toString(), variables[0] ?? {})),
    subscribe: (document, variables, onData, signal) =>
      renewing(async () => {
        const response = await post(document.toString(), variables, 'text/event-stream', signal);
        if (!response.headers.get('content-type')?.startsWith('text/event-stream')) {
          dataOf(await answerOf(response));
          return;
        }
        await readEvents(response, signal, (event) => {
          if (event.name === 'next') onData(dataOf(JSON.parse(event.data)));
        });
      }),
    fetch: (path, init) =>
      renewing(async () => {
        const response = await send(path, init);
        if (response.status === 401) throw new ApiError('UNAUTHENTICATED', response.statusText);
        return response;
      }),
  };
}

async function answerOf<R>(response: Response): Promise<Answer<R>> {
  try {
    return (await response.json()) as Answer<R>;
  } catch (cause) {
    throw new NetworkError(cause);
  }
}

function dataOf<R>(answer: Answer<R>): R {
  const error = answer.errors?.[0];
  if (error !== undefined) throw new ApiError(error.extensions?.code ?? 'INTERNAL', error.message);
  if (answer.data === undefined || answer.data === null)
    throw new ApiError('INTERNAL', 'an answer without data');
  return answer.data;
}

/**
 * One renewal at a time, over all tabs: a refresh token is good once, and using it twice ends the session. Who comes
 * second finds that a renewal has ended since its own request began, and does without.
 */
function renewal(refresh: () => Promise<boolean>): (begun: number) => Promise<boolean> {
  let pending: Promise<boolean> | undefined;
  const locked = async (begun: number): Promise<boolean> => {
    if (renewedAt() >= begun) return true;
    const renewed = await refresh();
    if (renewed) localStorage.setItem(RENEWED, String(Date.now()));
    return renewed;
  };
  return (begun) => {
    pending ??= exclusively(() => locked(begun)).finally(() => {
      pending = undefined;
    });
    return pending;
  };
}

/** When the last renewal of any tab ended: no secret, only a time. */
const RENEWED = 'yousoon.renewed-at';

function renewedAt(): number {
  return Number(localStorage.getItem(RENEWED) ?? 0);
}

function exclusively<R>(work: () => Promise<R>): Promise<R> {
  // Missing outside secure contexts and in test environments: there is one tab then.
  const locks = (navigator as { locks?: LockManager }).locks;
  return locks === undefined ? work() : locks.request('yousoon.session', work);
}
