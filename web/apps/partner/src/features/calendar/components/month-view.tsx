import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Day, startOfDay, weekOf } from '@/shared/dates/days.ts';
import { useFormats } from '@/shared/format/format.ts';
import type { CalendarOuting } from '../api/outings.ts';
import { byDay, daysOf } from '../view.ts';
import classes from './calendar.module.css';
import { OutingChip } from './outing-chip.tsx';

/** What a cell has room for; the day's page tells the rest. */
const IN_A_CELL = 3;

interface Props {
  /** A day of the month; on a phone its outings stand below the grid. */
  readonly day: Day;
  readonly today: Day;
  readonly outings: readonly CalendarOuting[];
  readonly onDay: (day: Day) => void;
  readonly onWeek: (day: Day) => void;
}

/** A month as a grid of days. On a phone a day shows how many outings it has, and the chosen day's stand below. */
export function MonthView({ day, today, outings, onDay, onWeek }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const days = byDay(outings);
  const chosen = days.get(day) ?? [];
  return (
    <>
      <div className={classes.weekdays} aria-hidden>
        {weekOf(day).map((weekday) => (
          <span key={weekday}>{formats.weekday(`${weekday}T12:00:00Z`)}</span>
        ))}
      </div>
      <div className={classes.month}>
        {daysOf('month', day).map((date) => {
          const found = days.get(date) ?? [];
          return (
            <div
              key={date}
              className={classes.cell}
              data-outside={date.slice(0, 7) !== day.slice(0, 7) || undefined}
              data-today={date === today || undefined}
              data-chosen={date === day || undefined}
            >
              <UnstyledButton
                className={classes.cellDay}
                aria-label={`${formats.date(startOfDay(date))} · ${t('outings', { count: found.length })}`}
                aria-current={date === today ? 'date' : undefined}
                aria-pressed={date === day}
                onClick={() => onDay(date)}
              >
                <span>{Number(date.slice(8))}</span>
                {found.length > 0 ? <span className={classes.cellCount}>{found.length}</span> : null}
              </UnstyledButton>
              <div className={classes.cellOutings}>
                {found.slice(0, IN_A_CELL).map((outing) => (
                  <OutingChip key={outing.id} outing={outing} />
                ))}
                {found.length > IN_A_CELL ? (
                  <UnstyledButton className={classes.more} onClick={() => onWeek(date)}>
                    {t('more', { count: found.length - IN_A_CELL })}
                  </UnstyledButton>
                ) : null}
              </div>
            </div>
          );
        })}
      </div>
      <section className={classes.chosenDay} aria-live="polite">
        <h2>{formats.date(startOfDay(day))}</h2>
        {chosen.length === 0 ? <p>{t('nothingThatDay')}</p> : null}
        {chosen.map((outing) => (
          <OutingChip key={outing.id} outing={outing} detailed />
        ))}
      </section>
    </>
  );
}
