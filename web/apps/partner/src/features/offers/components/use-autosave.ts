import { useCallback, useEffect, useRef, useState } from 'react';
import { type DraftKey, saveDraft } from '../api/drafts.ts';
import type { OfferForm } from '../model/offer-form.ts';

export type SaveState = 'none' | 'saving' | 'saved' | 'failed' | 'stale';

/** After the last key was hit. */
const PAUSE_MS = 1_200;

/**
 * Saves what is typed by itself, one save at a time, the newest last. `onKey` hears of the draft's id, for the address.
 */
export function useAutosave(initial: DraftKey | null, onKey: (key: DraftKey) => void) {
  const [state, setState] = useState<SaveState>(initial === null ? 'none' : 'saved');
  const key = useRef(initial);
  const waiting = useRef<OfferForm | null>(null);
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const stopped = useRef(false);
  const tell = useRef(onKey);
  tell.current = onKey;

  const run = useCallback(async (): Promise<void> => {
    while (waiting.current !== null && !stopped.current) {
      const form = waiting.current;
      waiting.current = null;
      setState('saving');
      try {
        const saved = await saveDraft(key.current, form);
        const stale = saved.errors.some(({ code }) => code === 'STALE');
        if (saved.key === null) {
          stopped.current = stale;
          setState(stale ? 'stale' : 'failed');
          return;
        }
        const isNew = key.current === null;
        key.current = saved.key;
        if (isNew) tell.current(saved.key);
        setState('saved');
      } catch {
        // Kept for the next try: the next key that is hit, or leaving the page.
        waiting.current ??= form;
        setState('failed');
        return;
      }
    }
  }, []);

  const flush = useCallback((): Promise<void> => {
    clearTimeout(timer.current);
    running.current ??= run().finally(() => {
      running.current = null;
    });
    return running.current;
  }, [run]);

  const save = useCallback(
    (form: OfferForm) => {
      waiting.current = form;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );

  /** No more saves: the draft became an offer. Answers its id. */
  const finish = useCallback(async (): Promise<string | null> => {
    clearTimeout(timer.current);
    waiting.current = null;
    stopped.current = true;
    await running.current;
    return key.current?.id ?? null;
  }, []);

  useEffect(
    () => () => {
      if (waiting.current !== null) void flush();
    },
    [flush],
  );

  return { state, save, finish };
}
