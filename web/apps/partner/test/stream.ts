import { HttpResponse, http } from 'msw';

/** The server's side of a GraphQL subscription over server-sent events. */
export interface Stream {
  /** For `server.use(…)`; other requests than for a stream go to the other handlers. */
  readonly handler: ReturnType<typeof http.post>;
  /** Sends one event to whoever listens. */
  tell(data: object): void;
}

/** A stream of events under a test's hand. */
export function stream(): Stream {
  const listeners = new Set<ReadableStreamDefaultController<Uint8Array>>();
  const bytes = new TextEncoder();
  return {
    handler: http.post('*/graphql', ({ request }) => {
      if (request.headers.get('accept') !== 'text/event-stream') return;
      let own: ReadableStreamDefaultController<Uint8Array>;
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          own = controller;
          listeners.add(controller);
        },
        cancel: () => void listeners.delete(own),
      });
      return new HttpResponse(body, { headers: { 'Content-Type': 'text/event-stream' } });
    }),
    tell: (data) => {
      for (const listener of listeners) {
        listener.enqueue(bytes.encode(`event: next\ndata: ${JSON.stringify({ data })}\n\n`));
      }
    },
  };
}
