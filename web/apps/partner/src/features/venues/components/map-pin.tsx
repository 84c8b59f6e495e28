import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { getConfig } from '@/shared/config/current.ts';
import type { Pin, VenueMap } from './venue-map.ts';
import classes from './venues.module.css';

interface Props {
  readonly value: Pin | null;
  readonly onChange: (pin: Pin) => void;
}

/** A map with the venue's pin: a click or a drag moves it. The fields beside it do the same without a mouse. */
export function MapPin({ value, onChange }: Props) {
  const { t } = useTranslation('venues');
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<VenueMap | null>(null);
  const newest = useRef({ value, onChange });
  newest.current = { value, onChange };
  useEffect(() => {
    const container = box.current;
    if (container === null) return;
    let closed = false;
    // MapLibre is larger than the rest of the portal: only who opens a map loads it.
    void import('./venue-map.ts').then(({ openMap }) => {
      if (closed) return;
      map.current = openMap({
        container,
        styleUrl: getConfig().mapStyleUrl,
        pin: newest.current.value,
        onPin: (pin) => newest.current.onChange(pin),
      });
    });
    return () => {
      closed = true;
      map.current?.close();
      map.current = null;
    };
  }, []);
  useEffect(() => {
    if (value !== null) map.current?.show(value);
  }, [value]);
  return (
    <div className={classes.mapBox}>
      <div ref={box} className={classes.map} role="application" aria-label={t('map.label')} />
      <p className={classes.mapHelp}>{t('map.help')}</p>
    </div>
  );
}
