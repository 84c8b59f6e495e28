import { useQueryClient } from '@tanstack/react-query';
import { graphql } from '@yousoon/api/graphql';
import { useEffect } from 'react';
import { api } from '@/shared/api/api.ts';
import { outingQuery } from './outing.ts';

const ChangesDocument = graphql(`
  subscription OutingChanges($id: ID!) {
    outingChanged(id: $id) {
      id
    }
  }
`);

/** Before the stream is asked for again once it has ended: a network that is gone, a gateway that restarts. */
const AGAIN_MS = 5_000;

/** While an outing's page is open: whoever registers, gives up or arrives appears by themselves. */
export function useLiveOuting(id: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      void client.invalidateQueries({ queryKey: outingQuery(id).queryKey });
      void client.invalidateQueries({ queryKey: ['calendar', 'people', id] });
    };
    const listen = () => {
      api()
        .subscribe(ChangesDocument, { id }, renew, leaving.signal)
        // Without the stream the page is as fresh as its last load; it is asked for again below.
        .catch(() => undefined)
        .finally(() => {
          if (!leaving.signal.aborted) timer = setTimeout(listen, AGAIN_MS);
        });
    };
    listen();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [client, id]);
}
