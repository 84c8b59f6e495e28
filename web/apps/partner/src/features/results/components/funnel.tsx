import { Card } from '@yousoon/ui/page';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { Results } from '../api/results.ts';
import { share } from '../model/figures.ts';
import { ChangeNote } from './change-note.tsx';
import classes from './results.module.css';

const STEPS = ['views', 'registrations', 'checkIns'] as const;

/** How many look, how many of them register, how many of them come. */
export function Funnel({ total, previous }: Pick<Results, 'total' | 'previous'>) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const most = Math.max(1, ...STEPS.map((step) => total[step]));
  return (
    <Card className={classes.funnel}>
      <h2 className={classes.heading}>{t('funnel.title')}</h2>
      <ol className={classes.steps}>
        {STEPS.map((step, index) => {
          const before = STEPS[index - 1];
          const rate = before === undefined ? null : share(total[step], total[before]);
          return (
            <li key={step} className={classes.step}>
              <span className={classes.name}>{t(`funnel.${step}`)}</span>
              <span className={classes.value}>{formats.number(total[step])}</span>
              <span className={classes.track} aria-hidden>
                <span className={classes.trackFill} style={{ width: `${(total[step] / most) * 100}%` }} />
              </span>
              {rate === null ? null : (
                <span className={classes.note}>{t('funnel.rate', { rate: formats.percent(rate) })}</span>
              )}
              <ChangeNote now={total[step]} before={previous[step]} />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
