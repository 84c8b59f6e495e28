import { useTranslation } from 'react-i18next';
import { type Day, startOfDay } from '@/shared/dates/days.ts';
import { useFormats } from '@/shared/format/format.ts';
import type { CalendarOuting } from '../api/outings.ts';
import { byDay, daysOf } from '../view.ts';
import classes from './calendar.module.css';
import { OutingChip } from './outing-chip.tsx';

interface Props {
  readonly day: Day;
  readonly today: Day;
  readonly outings: readonly CalendarOuting[];
}

/** A week: a column a day, or a list on a phone. */
export function WeekView({ day, today, outings }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const days = byDay(outings);
  return (
    <div className={classes.week}>
      {daysOf('week', day).map((date) => {
        const found = days.get(date) ?? [];
        return (
          <section key={date} className={classes.weekDay} data-today={date === today || undefined}>
            <h2 className={classes.weekHead}>{formats.day(startOfDay(date))}</h2>
            {found.length === 0 ? (
              <span className={classes.nothing}>
                <span aria-hidden>—</span>
                <span className={classes.hidden}>{t('nothingThatDay')}</span>
              </span>
            ) : null}
            {found.map((outing) => (
              <OutingChip key={outing.id} outing={outing} detailed />
            ))}
          </section>
        );
      })}
    </div>
  );
}
