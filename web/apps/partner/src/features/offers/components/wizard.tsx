import { Alert, Button, UnstyledButton } from '@mantine/core';
import { CircleAlert, CloudUpload } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '@/shared/components/use-error-text.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useMoveOffer, useSaveOffer } from '../api/change-offer.ts';
import { type DraftKey, useDeleteDraft } from '../api/drafts.ts';
import type { OfferVenue } from '../api/offers.ts';
import { type OfferForm, toInput } from '../model/offer-form.ts';
import { PhonePreview } from './phone-preview.tsx';
import { type SaveState, useAutosave } from './use-autosave.ts';
import { STEPS, type Step, useWizard } from './use-wizard.ts';
import classes from './wizard.module.css';
import { WizardStep } from './wizard-step.tsx';

interface Props {
  readonly initial: OfferForm;
  readonly venues: readonly OfferVenue[];
  /** The offer that is changed; a new one when null. Only new ones have drafts. */
  readonly offerId: string | null;
  readonly draft: DraftKey | null;
  readonly onDraft: (key: DraftKey) => void;
  readonly onDone: (offerId: string) => void;
}

/** The offer wizard: a question after the other, the phone beside, the draft saved by itself. */
export function Wizard({ initial, venues, offerId, draft, onDraft, onDone }: Props) {
  const { t } = useTranslation(['offers', 'common']);
  const autosave = useAutosave(draft, onDraft);
  const wizard = useWizard(initial, (form) => {
    if (offerId === null) autosave.save(form);
  });
  const { form, step, setStep, alerts, wrong, next, back } = wizard;
  const { send, pending } = useSend({ wizard, venues, offerId, finish: autosave.finish, onDone });
  const last = step === 'check';
  const question = useQuestion(step);
  return (
    <div className={classes.layout}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (last) void send();
          else next();
        }}
      >
        <StepBar current={step} wrong={wrong} locked={form.values.kind === ''} onStep={setStep} />
        {offerId === null ? <SaveNote state={autosave.state} /> : null}
        <FormAlert messages={alerts} />
        <section ref={question} tabIndex={-1} className={classes.question} aria-label={t(`step.${step}`)}>
          <WizardStep step={step} form={form} venues={venues} isNew={offerId === null} />
        </section>
        <div className={classes.actions}>
          {step === 'kind' ? (
            <span />
          ) : (
            <Button variant="default" onClick={back}>
              {t('common:back')}
            </Button>
          )}
          <Button type="submit" loading={pending} disabled={form.values.kind === ''}>
            {last ? t(offerId === null ? 'wizard.send' : 'wizard.save') : t('common:next')}
          </Button>
        </div>
      </form>
      <aside className={classes.aside}>
        <PhonePreview form={form.values} venues={venues} />
      </aside>
    </div>
  );
}

/** Another step begins at its top, for the eyes and for the keyboard; at the refused field when there is one. */
function useQuestion(step: Step) {
  const question = useRef<HTMLElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    const wrong = question.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    (wrong ?? question.current)?.focus({ preventScroll: true });
    // Not everywhere a page is drawn can it be scrolled.
    (wrong ?? question.current)?.scrollIntoView?.({ block: wrong ? 'center' : 'start' });
  }, [step]);
  return question;
}

interface SendProps extends Pick<Props, 'venues' | 'offerId' | 'onDone'> {
  readonly wizard: ReturnType<typeof useWizard>;
  readonly finish: () => Promise<string | null>;
}

/** Sends the offer, and a new one to review; its draft is done with then. */
function useSend({ wizard, venues, offerId, finish, onDone }: SendProps) {
  const errorText = useErrorText();
  const saveOffer = useSaveOffer();
  const moveOffer = useMoveOffer();
  const deleteDraft = useDeleteDraft();
  const [pending, setPending] = useState(false);
  const { form, refuse, setAlerts } = wizard;

  async function attempt(): Promise<void> {
    const zone = venues.find(({ id }) => form.values.venueIds.includes(id))?.timeZone;
    const { id, errors } = await saveOffer.mutateAsync({ id: offerId, offer: toInput(form.values, zone) });
    if (id === null) return refuse(errors);
    if (offerId === null) {
      const draftId = await finish();
      if (draftId !== null) await deleteDraft.mutateAsync(draftId);
      // Refused, for instance while the company waits for review: the offer's page says so and offers it again.
      await moveOffer.mutateAsync({ id, move: 'submit' });
    }
    onDone(id);
  }

  async function send(): Promise<void> {
    setPending(true);
    setAlerts([]);
    try {
      await attempt();
    } catch (error) {
      setAlerts([errorText(error)]);
    } finally {
      setPending(false);
    }
  }
  return { send, pending };
}

interface StepBarProps {
  readonly current: Step;
  readonly wrong: ReadonlySet<Step>;
  /** Nothing can be asked before a kind is chosen. */
  readonly locked: boolean;
  readonly onStep: (step: Step) => void;
}

function StepBar({ current, wrong, locked, onStep }: StepBarProps) {
  const { t } = useTranslation('offers');
  return (
    <ol className={classes.steps}>
      {STEPS.map((step, index) => (
        <li key={step} className={classes.stepItem} data-current={step === current || undefined}>
          <UnstyledButton
            className={classes.step}
            data-done={index < STEPS.indexOf(current) || undefined}
            data-wrong={wrong.has(step) || undefined}
            aria-current={step === current ? 'step' : undefined}
            disabled={locked && step !== 'kind'}
            onClick={() => onStep(step)}
          >
            <span aria-hidden>{index + 1}</span>
            <span className={classes.stepName}>{t(`step.${step}`)}</span>
          </UnstyledButton>
        </li>
      ))}
    </ol>
  );
}

function SaveNote({ state }: { readonly state: SaveState }) {
  const { t } = useTranslation('offers');
  if (state === 'stale') {
    return (
      <Alert
        color="gold"
        variant="light"
        icon={<CircleAlert size={20} strokeWidth={1.5} aria-hidden />}
        mb="md"
      >
        {t('draft.stale')}
      </Alert>
    );
  }
  return (
    <p className={classes.saveState} aria-live="polite">
      <CloudUpload size={14} strokeWidth={1.5} aria-hidden /> {t(`draft.${state}`)}
    </p>
  );
}
