import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Card } from '@yousoon/ui/page';
import { ScanLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { DashboardOuting } from '../api/dashboard.ts';
import classes from './dashboard.module.css';

/** The outings of today with their seats, and the way to the door. */
export function TonightCard({ outings }: { readonly outings: readonly DashboardOuting[] }) {
  const { t } = useTranslation('dashboard');
  return (
    <Card className={classes.section}>
      <div className={classes.top}>
        <h2 className={classes.heading}>{t('tonight.title')}</h2>
        {outings.length === 0 ? null : (
          <Button
            component={Link}
            to="/door"
            size="sm"
            leftSection={<ScanLine size={20} strokeWidth={1.5} aria-hidden />}
          >
            {t('tonight.door')}
          </Button>
        )}
      </div>
      {outings.length === 0 ? (
        <p className={classes.note}>
          {t('tonight.none')}{' '}
          <Link to="/calendar" className={classes.link}>
            {t('tonight.calendar')}
          </Link>
        </p>
      ) : (
        <ul className={classes.list}>
          {outings.map((outing) => (
            <TonightRow key={outing.id} outing={outing} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function TonightRow({ outing }: { readonly outing: DashboardOuting }) {
  const { t } = useTranslation('dashboard');
  const formats = useFormats();
  const { id, startsAt, endsAt, capacity, seatsLeft, waitlistCount, offer, venue } = outing;
  const hours = {
    from: formats.time(startsAt, venue.timeZone),
    to: formats.time(endsAt, venue.timeZone),
  };
  return (
    <li className={classes.row}>
      <span className={classes.body}>
        <Link to="/calendar/$outingId" params={{ outingId: id }} className={classes.link}>
          {offer.title}
        </Link>
        <span className={classes.note}>
          {t('tonight.from', hours)} · {venue.name}
        </span>
      </span>
      <span className={classes.seats}>
        {t('tonight.seats', { taken: capacity - seatsLeft, capacity })}
        {waitlistCount > 0 ? ` · ${t('tonight.waiting', { count: waitlistCount })}` : ''}
      </span>
    </li>
  );
}
