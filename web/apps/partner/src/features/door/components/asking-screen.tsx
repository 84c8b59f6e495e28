import { ActionIcon, Button } from '@mantine/core';
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asking } from '../domain/desk.ts';
import classes from './door.module.css';

interface Props {
  readonly asking: Asking;
  readonly pending: boolean;
  readonly onAdmit: (people: number) => void;
  readonly onBack: () => void;
}

/** A party: how many of it come in now? All, unless somebody is late. */
export function AskingScreen({ asking, pending, onAdmit, onBack }: Props) {
  const { t } = useTranslation(['door', 'common']);
  const { remaining, party, entry, late } = asking.judgement;
  const [people, setPeople] = useState(remaining);
  const icon = { size: 28, strokeWidth: 1.5, 'aria-hidden': true } as const;
  return (
    <div
      className={classes.answer}
      data-tone="ask"
      role="dialog"
      aria-modal="true"
      aria-label={t('ask.title')}
    >
      <div className={classes.verdict}>
        {entry ? <span className={classes.name}>{entry.memberName}</span> : null}
        <strong className={classes.verdictText}>{t('ask.title')}</strong>
        <div className={classes.stepper}>
          <ActionIcon
            size={64}
            variant="default"
            aria-label={t('ask.fewer')}
            disabled={people <= 1}
            onClick={() => setPeople(people - 1)}
          >
            <Minus {...icon} />
          </ActionIcon>
          <output className={classes.stepperValue} aria-live="polite">
            {people}
          </output>
          <ActionIcon
            size={64}
            variant="default"
            aria-label={t('ask.more')}
            disabled={people >= remaining}
            onClick={() => setPeople(people + 1)}
          >
            <Plus {...icon} />
          </ActionIcon>
        </div>
        <span>{late ? t('ask.late', { in: party - remaining, party }) : t('ofParty', { count: party })}</span>
      </div>
      <div className={classes.answerActions}>
        <Button size="lg" fullWidth loading={pending} onClick={() => onAdmit(people)}>
          {t('ask.admit', { count: people })}
        </Button>
        <Button variant="subtle" fullWidth onClick={onBack}>
          {t('common:cancel')}
        </Button>
      </div>
    </div>
  );
}
