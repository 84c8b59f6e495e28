import { UnstyledButton } from '@mantine/core';
import type { Weekday } from '@yousoon/api/schema';
import { useTranslation } from 'react-i18next';
import type { SlotForm } from '../model/offer-form.ts';
import classes from './wizard.module.css';

export const WEEKDAYS: readonly Weekday[] = [
  'MONDAY',
  'TUESDAY',
  'WEDNESDAY',
  'THURSDAY',
  'FRIDAY',
  'SATURDAY',
  'SUNDAY',
];

/** The grid's day begins in the morning and ends when the last clubs close. */
const FIRST = 8;
const HOURS = 21;

interface Props {
  readonly slots: readonly SlotForm[];
  readonly chosen: number | null;
  /** Slots that the server refused. */
  readonly wrong: ReadonlySet<number>;
  readonly onChoose: (index: number) => void;
  readonly onAdd: (weekday: Weekday, starts: string) => void;
}

/** A week with its slots. A click on an empty hour adds a slot there. */
export function WeekGrid({ slots, chosen, wrong, onChoose, onAdd }: Props) {
  const { t } = useTranslation('offers');
  return (
    <div className={classes.gridScroll}>
      <div className={classes.grid}>
        <span />
        {WEEKDAYS.map((weekday) => (
          <span key={weekday} className={classes.gridHead}>
            {t(`weekday.${weekday}`)}
          </span>
        ))}
        <div className={classes.hours} aria-hidden>
          {Array.from({ length: HOURS / 3 }, (_, index) => (FIRST + index * 3) % 24).map((hour) => (
            <span key={hour}>{hour} h</span>
          ))}
        </div>
        {WEEKDAYS.map((weekday) => (
          <div key={weekday} className={classes.gridDay}>
            {Array.from({ length: HOURS }, (_, index) => (FIRST + index) % 24).map((hour) => (
              <UnstyledButton
                key={hour}
                className={classes.gridHour}
                tabIndex={-1}
                aria-hidden
                onClick={() => onAdd(weekday, `${String(hour).padStart(2, '0')}:00`)}
              />
            ))}
            {slots.map((slot, index) =>
              slot.weekday === weekday ? (
                <UnstyledButton
                  // biome-ignore lint/suspicious/noArrayIndexKey: a slot has no id, and the list keeps its order
                  key={index}
                  className={classes.gridSlot}
                  style={place(slot)}
                  data-wrong={wrong.has(index) || undefined}
                  aria-pressed={chosen === index}
                  aria-label={t('slots.one', {
                    day: t(`weekday.${weekday}`),
                    starts: slot.starts,
                    ends: slot.ends,
                  })}
                  onClick={() => onChoose(index)}
                >
                  {slot.starts}
                </UnstyledButton>
              ) : null,
            )}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Where a slot lies in its day, in per cent of the column. */
function place({ starts, ends }: SlotForm): { top: string; height: string } {
  const from = hoursAfter(starts);
  const until = ends <= starts ? hoursAfter(ends, 24) : hoursAfter(ends);
  const top = Math.min(Math.max(from, 0), HOURS - 1);
  const height = Math.max(1, Math.min(until, HOURS) - top);
  return { top: `${(top / HOURS) * 100}%`, height: `${(height / HOURS) * 100}%` };
}

function hoursAfter(time: string, plus = 0): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours + plus + minutes / 60 - FIRST;
}
