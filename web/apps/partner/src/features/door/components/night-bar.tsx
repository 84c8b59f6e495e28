import { Badge } from '@mantine/core';
import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { DeskState } from '../domain/desk.ts';
import { arrivals } from '../domain/night.ts';
import classes from './door.module.css';

/** Tonight's outings with their arrivals, and whether the network is there. */
export function NightBar({ state }: { readonly state: DeskState }) {
  const { t } = useTranslation('door');
  const formats = useFormats();
  const { night, queue, online } = state;
  return (
    <section className={classes.night} aria-live="polite">
      {online ? null : (
        <Badge
          variant="light"
          color="gold"
          size="lg"
          leftSection={<CloudOff size={16} strokeWidth={1.5} aria-hidden />}
        >
          {queue.length > 0 ? t('offlineWaiting', { count: queue.length }) : t('offline')}
        </Badge>
      )}
      {night !== null && night.outings.length === 0 ? <p className={classes.none}>{t('noOuting')}</p> : null}
      {night?.outings
        .filter(({ cancelled }) => !cancelled)
        .map((outing) => (
          <div key={outing.id} className={classes.outing}>
            <span className={classes.outingTitle}>
              {formats.time(outing.startsAt, outing.timeZone)} · {outing.title}
            </span>
            <span className={classes.outingCount}>
              <strong>{arrivals(night, queue, outing.id)}</strong>/{outing.expected}
              <span className={classes.hidden}> {t('arrived')}</span>
            </span>
          </div>
        ))}
    </section>
  );
}
