import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { CalendarOuting } from '../api/outings.ts';
import classes from './calendar.module.css';
import { SeatsBar } from './seats-bar.tsx';

interface Props {
  readonly outing: CalendarOuting;
  /** In a month's cell there is room for two lines, in a week's for more. */
  readonly detailed?: boolean;
}

/** An outing in a cell of the calendar. */
export function OutingChip({ outing, detailed = false }: Props) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const { capacity, seatsLeft, venue, waitlistCount } = outing;
  return (
    <Link
      to="/calendar/$outingId"
      params={{ outingId: outing.id }}
      className={classes.chip}
      data-status={outing.status}
    >
      <span className={classes.chipLine}>
        <time className={classes.chipTime} dateTime={outing.startsAt}>
          {formats.time(outing.startsAt, venue.timeZone)}
        </time>
        <span className={classes.chipSeats}>
          {outing.status === 'CANCELLED' ? t('status.CANCELLED') : `${capacity - seatsLeft}/${capacity}`}
        </span>
      </span>
      <span className={classes.chipTitle}>{outing.offer.title}</span>
      {detailed ? <span className={classes.chipNote}>{venue.name}</span> : null}
      {detailed && waitlistCount > 0 ? (
        <span className={classes.chipNote}>{t('waiting', { count: waitlistCount })}</span>
      ) : null}
      <SeatsBar outing={outing} />
    </Link>
  );
}
