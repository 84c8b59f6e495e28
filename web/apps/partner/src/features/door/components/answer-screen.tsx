import { Button } from '@mantine/core';
import { Check, Clock, TriangleAlert, Undo2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import { termsText } from '@/shared/terms/terms-lines.ts';
import { type Answer, canUndo } from '../domain/desk.ts';
import type { DoorOuting } from '../domain/night.ts';
import classes from './door.module.css';

interface Props {
  readonly answer: Answer;
  readonly outing: DoorOuting | undefined;
  readonly onNext: () => void;
  /** Why it could not be undone, or null. */
  readonly onUndo: () => Promise<string | null>;
}

const ICONS = {
  admitted: Check,
  waiting: Clock,
  refused: X,
  conflict: TriangleAlert,
  undone: Undo2,
} as const;

/** The whole screen says it: green and how many, or red and why. */
export function AnswerScreen({ answer, outing, onNext, onUndo }: Props) {
  const { t } = useTranslation('door');
  const next = useRef<HTMLButtonElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const yes = answer.state === 'admitted' || answer.state === 'waiting';
  const Icon = ICONS[answer.state];
  useEffect(() => {
    next.current?.focus();
    // Felt in the hand, when the music is too loud to hear anything.
    navigator.vibrate?.(yes ? 80 : [200, 80, 200]);
  }, [yes]);
  return (
    <div
      className={classes.answer}
      data-tone={yes ? 'yes' : answer.state === 'undone' ? 'undone' : 'no'}
      role="alertdialog"
      aria-modal="true"
      aria-label={t(`answer.${answer.state}`)}
    >
      <div className={classes.verdict}>
        <Icon size={72} strokeWidth={2} aria-hidden />
        <strong className={classes.verdictText}>{t(`answer.${answer.state}`)}</strong>
        {yes ? <span className={classes.count}>{t('people', { count: answer.people })}</span> : null}
        {answer.memberName ? <span className={classes.name}>{answer.memberName}</span> : null}
        {yes && answer.party !== null && answer.party > answer.people ? (
          <span>{t('ofParty', { count: answer.party })}</span>
        ) : null}
        <Why answer={answer} outing={outing} />
      </div>
      {yes && outing ? <ToHonour outing={outing} /> : null}
      {problem === null ? null : <p role="alert">{problem}</p>}
      <div className={classes.answerActions}>
        <Button ref={next} size="lg" fullWidth color="dark" onClick={onNext}>
          {t('next')}
        </Button>
        {canUndo(answer, new Date()) ? (
          <Button
            variant="transparent"
            className={classes.undo}
            leftSection={<Undo2 size={18} strokeWidth={1.5} aria-hidden />}
            onClick={() => void onUndo().then(setProblem)}
          >
            {t('undo')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Why({ answer, outing }: { readonly answer: Answer; readonly outing: DoorOuting | undefined }) {
  const { t } = useTranslation('door');
  const formats = useFormats();
  const { before, message, reason, state } = answer;
  if (before !== null) {
    const time = formats.time(before.at, outing?.timeZone);
    return (
      <span className={classes.why}>
        {t('before', { time, venue: before.venueName, count: before.people })}
      </span>
    );
  }
  if (message !== null) return <span className={classes.why}>{message}</span>;
  if (reason !== null) return <span className={classes.why}>{t(`reason.${reason}`)}</span>;
  return state === 'waiting' ? <span className={classes.why}>{t('waitingNote')}</span> : null;
}

/** What the house promised to this group. */
function ToHonour({ outing }: { readonly outing: DoorOuting }) {
  const { t } = useTranslation(['door', 'common']);
  const { t: common } = useTranslation();
  const formats = useFormats();
  const { headline, details } = termsText(outing.terms, common, formats);
  const { tier, conditions } = outing;
  const better = tier?.memberPrice
    ? formats.shortMoney(tier.memberPrice)
    : tier?.discountPercent
      ? formats.percent(-tier.discountPercent / 100)
      : null;
  return (
    <section className={classes.honour} aria-label={t('honour')}>
      <span className={classes.honourTitle}>{outing.title}</span>
      <strong className={classes.honourHead}>{headline}</strong>
      {better === null ? null : <strong>{t('tier', { worth: better })}</strong>}
      <ul>
        {details.map((line) => (
          <li key={line}>{line}</li>
        ))}
        {conditions ? <li>{conditions}</li> : null}
      </ul>
    </section>
  );
}
