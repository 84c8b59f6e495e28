import { useEffect, useState, useSyncExternalStore } from 'react';
import { server } from '../api/server.ts';
import { Desk, type DeskState } from '../domain/desk.ts';
import { type DoorOwner, openMemory } from '../storage/memory.ts';

/** The list is fetched anew so often while the door is open; scans that wait are sent along. */
const EVERY_MS = 20_000;

/** The desk of this device, kept in step with the server while the page is open. */
export function useDesk(owner: DoorOwner): Desk | null {
  const [desk, setDesk] = useState<Desk | null>(null);
  const { partnerId, partnerName } = owner;
  useEffect(() => {
    let current: Desk | undefined;
    let closed = false;
    void openMemory({ partnerId, partnerName }).then((memory) => {
      if (closed) return;
      current = new Desk({ server, memory, now: () => new Date(), newId: () => crypto.randomUUID() });
      setDesk(current);
      void current.start();
    });
    const sync = () => void current?.sync();
    const timer = setInterval(sync, EVERY_MS);
    window.addEventListener('online', sync);
    return () => {
      closed = true;
      clearInterval(timer);
      window.removeEventListener('online', sync);
    };
  }, [partnerId, partnerName]);
  return desk;
}

export function useDeskState(desk: Desk): DeskState {
  return useSyncExternalStore(desk.subscribe, desk.state);
}
