import { Link } from '@tanstack/react-router';
import { Card } from '@yousoon/ui/page';
import { Circle, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Step, StepName } from '../model/attention.ts';
import classes from './dashboard.module.css';

const PAGES = {
  venue: '/venues',
  offer: '/offers/new',
  outing: '/calendar',
  team: '/staff',
} as const satisfies Record<StepName, string>;

interface Props {
  readonly steps: readonly Step[];
  /** An offer was begun. */
  readonly hasDraft: boolean;
}

/** What a company that begins does first. */
export function StepsCard({ steps, hasDraft }: Props) {
  const { t } = useTranslation('dashboard');
  if (steps.length === 0) return null;
  return (
    <Card className={classes.section}>
      <h2 className={classes.heading}>{t('steps.title')}</h2>
      <p className={classes.note}>{t('steps.lead')}</p>
      <ol className={classes.list}>
        {steps.map(({ name, done }) => {
          const Icon = done ? CircleCheck : Circle;
          const draft = name === 'offer' && !done && hasDraft;
          return (
            <li key={name} className={classes.row} data-done={done || undefined}>
              <Icon
                size={20}
                strokeWidth={1.5}
                role="img"
                aria-label={t(done ? 'steps.done' : 'steps.todo')}
              />
              <span className={classes.body}>
                {done ? (
                  <span>{t(`steps.${name}`)}</span>
                ) : (
                  <StepLink to={draft ? '/offers' : PAGES[name]} label={t(`steps.${name}`)} />
                )}
                <span className={classes.note}>{draft ? t('steps.offerDraft') : t(`steps.${name}Help`)}</span>
              </span>
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

function StepLink({ to, label }: { readonly to: string; readonly label: string }) {
  return (
    <Link to={to} className={classes.link}>
      {label}
    </Link>
  );
}
