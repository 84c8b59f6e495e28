import { Button, Drawer, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { LoadingState } from '@yousoon/ui/states';
import { History, Keyboard } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '@/shared/components/toast.ts';
import { AnswerScreen } from '../components/answer-screen.tsx';
import { AskingScreen } from '../components/asking-screen.tsx';
import { CodeForm } from '../components/code-form.tsx';
import classes from '../components/door.module.css';
import { DoorHeader } from '../components/door-header.tsx';
import { NightBar } from '../components/night-bar.tsx';
import { ScanList } from '../components/scan-list.tsx';
import { Scanner } from '../components/scanner.tsx';
import { useAwake } from '../components/use-awake.ts';
import { useDesk, useDeskState } from '../components/use-desk.ts';
import type { Answer, Asking, Desk } from '../domain/desk.ts';
import type { Proof } from '../domain/night.ts';
import { looksLikeTicket } from '../domain/ticket.ts';

const route = getRouteApi('/door');

/** Door mode: a phone in the dark, one hand, a queue of people, and a network that comes and goes. */
export function DoorPage() {
  const { t } = useTranslation();
  const { owner, role } = route.useRouteContext();
  const desk = useDesk(owner);
  useAwake();
  useRoleAgain(role === null);
  return (
    <div className={classes.page} data-mantine-color-scheme="dark">
      <DoorHeader owner={owner} role={role} />
      {desk === null ? <LoadingState label={t('loading')} /> : <OpenDoor desk={desk} />}
    </div>
  );
}

/** Who opened the page without network is asked for when there is one again: only then can they sign out. */
function useRoleAgain(unknown: boolean): void {
  const router = useRouter();
  useEffect(() => {
    if (!unknown) return;
    const ask = () => void router.invalidate();
    window.addEventListener('online', ask);
    return () => window.removeEventListener('online', ask);
  }, [router, unknown]);
}

function OpenDoor({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('door');
  const state = useDeskState(desk);
  const [shown, setShown] = useState<Asking | Answer | null>(null);
  const [pending, setPending] = useState(false);
  const [typing, code] = useDisclosure(false);
  const [listing, list] = useDisclosure(false);
  const conflicts = state.answers.filter((answer) => answer.state === 'conflict').length;

  async function show(proof: Proof) {
    setPending(true);
    try {
      setShown(await desk.show(proof));
    } finally {
      setPending(false);
    }
  }

  async function admit(asking: Asking, people: number) {
    setPending(true);
    try {
      setShown(await desk.admit(asking, people));
    } finally {
      setPending(false);
    }
  }

  async function undo(answer: Answer): Promise<string | null> {
    try {
      const problem = await desk.undo(answer);
      if (problem === null) setShown(null);
      return problem;
    } catch {
      return t('undoOffline');
    }
  }

  function onText(text: string) {
    if (looksLikeTicket(text)) void show({ token: text });
    else toast.error(t('notATicket'));
  }

  return (
    <>
      <main id="content" className={classes.main}>
        <NightBar state={state} />
        <Scanner paused={shown !== null || pending || typing || listing} onText={onText} />
        <div className={classes.tools}>
          <Button
            variant="default"
            leftSection={<Keyboard size={20} strokeWidth={1.5} aria-hidden />}
            onClick={code.open}
          >
            {t('code.open')}
          </Button>
          <Button
            variant="default"
            leftSection={<History size={20} strokeWidth={1.5} aria-hidden />}
            onClick={list.open}
          >
            {conflicts > 0 ? t('scans.conflicts', { count: conflicts }) : t('scans.open')}
          </Button>
        </div>
      </main>
      {shown === null ? null : 'judgement' in shown ? (
        <AskingScreen
          asking={shown}
          pending={pending}
          onAdmit={(people) => void admit(shown, people)}
          onBack={() => setShown(null)}
        />
      ) : (
        <AnswerScreen
          key={shown.scanId}
          answer={shown}
          outing={desk.outingOf(shown)}
          onNext={() => setShown(null)}
          onUndo={() => undo(shown)}
        />
      )}
      <Modal opened={typing} onClose={code.close} title={t('code.open')}>
        <CodeForm
          onCode={(shortCode) => {
            code.close();
            void show({ shortCode });
          }}
        />
      </Modal>
      <Drawer opened={listing} onClose={list.close} title={t('scans.title')} position="bottom" size="80%">
        <ScanList
          desk={desk}
          answers={state.answers}
          onUndo={(answer) =>
            void undo(answer).then((problem) => (problem === null ? undefined : toast.error(problem)))
          }
        />
      </Drawer>
    </>
  );
}
