import { graphql, HttpResponse, http } from 'msw';
import { describe, expect, it, vi } from 'vitest';
import { failure, server } from '../../../apps/partner/test/server.ts';
import { createApi } from './client.ts';
import { ApiError, NetworkError } from './errors.ts';
import type { Document } from './graphql.ts';

const document = 'query Name { me { firstName } }' as unknown as Document<
  { me: { firstName: string } },
  Record<string, never>
>;
const stream = 'subscription Name { me { firstName } }' as unknown as typeof document;
const name = { data: { me: { firstName: 'Camille' } } };

function portal(onSignedOut = vi.fn()) {
  const api = createApi({ url: 'http://127.0.0.1:4000', site: 'portal', language: () => 'en', onSignedOut });
  return { api, onSignedOut };
}

function refreshing(session: object | null) {
  const called = vi.fn();
  server.use(
    graphql.mutation('RefreshSession', () => {
      called();
      const errors = session === null ? [{ code: 'SESSION_EXPIRED' }] : [];
      return HttpResponse.json({ data: { refreshSession: { session, errors } } });
    }),
  );
  return called;
}

describe('the client', () => {
  it('says which site it is, in which language, with cookies', async () => {
    let request: Request | undefined;
    server.use(
      graphql.query('Name', (info) => {
        request = info.request;
        return HttpResponse.json(name);
      }),
    );
    await portal().api.request(document);
    expect(request?.headers.get('x-yousoon-site')).toBe('portal');
    expect(request?.headers.get('accept-language')).toBe('en');
    expect(request?.credentials).toBe('include');
  });

  it('renews the session once for many requests, and repeats them', async () => {
    let renewed = false;
    server.use(
      graphql.query('Name', () => (renewed ? HttpResponse.json(name) : failure('UNAUTHENTICATED', 'non'))),
      graphql.mutation('RefreshSession', () => {
        renewals += 1;
        renewed = true;
        return HttpResponse.json({ data: { refreshSession: { session: { expiresAt: '' }, errors: [] } } });
      }),
    );
    let renewals = 0;
    const { api, onSignedOut } = portal();
    const answers = await Promise.all([api.request(document), api.request(document), api.request(document)]);
    expect(answers.map((answer) => answer.me.firstName)).toEqual(['Camille', 'Camille', 'Camille']);
    expect(renewals).toBe(1);
    expect(onSignedOut).not.toHaveBeenCalled();
  });

  it('tells when the session is over', async () => {
    server.use(graphql.query('Name', () => failure('UNAUTHENTICATED', 'Connectez-vous.')));
    const refreshed = refreshing(null);
    const { api, onSignedOut } = portal();
    await expect(api.request(document)).rejects.toThrow('Connectez-vous.');
    expect(refreshed).toHaveBeenCalledOnce();
    expect(onSignedOut).toHaveBeenCalledOnce();
  });

  it('gives up after one repetition', async () => {
    server.use(graphql.query('Name', () => failure('UNAUTHENTICATED', 'non')));
    const refreshed = refreshing({ expiresAt: '' });
    await expect(portal().api.request(document)).rejects.toBeInstanceOf(ApiError);
    expect(refreshed).toHaveBeenCalledOnce();
  });

  it('knows a failure from silence', async () => {
    const { api } = portal();
    server.use(graphql.query('Name', () => failure('RATE_LIMITED', 'Trop de demandes.')));
    await expect(api.request(document)).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    server.use(graphql.query('Name', () => HttpResponse.error()));
    await expect(api.request(document)).rejects.toBeInstanceOf(NetworkError);
    server.use(http.post('http://127.0.0.1:4000/graphql', () => new HttpResponse('<html>', { status: 502 })));
    await expect(api.request(document)).rejects.toBeInstanceOf(NetworkError);
  });

  it('reads a stream event by event', async () => {
    server.use(
      http.post('http://127.0.0.1:4000/graphql', () => {
        const text = `:\n\nevent: next\ndata: ${JSON.stringify(name)}\n\nevent: complete\ndata:\n\n`;
        return new HttpResponse(text, { headers: { 'content-type': 'text/event-stream' } });
      }),
    );
    const seen: unknown[] = [];
    await portal().api.subscribe(stream, {}, (data) => seen.push(data), new AbortController().signal);
    expect(seen).toEqual([name.data]);
  });
});
