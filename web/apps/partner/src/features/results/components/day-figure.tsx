import { Skeleton, VisuallyHidden } from '@mantine/core';
import { Card } from '@yousoon/ui/page';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { startOfDay } from '@/shared/dates/days.ts';
import { useFormats } from '@/shared/format/format.ts';
import type { DayPoint } from '../model/figures.ts';
import classes from './results.module.css';

// The drawing comes after the figures: it is the heaviest part of the page.
const DayChart = lazy(async () => ({ default: (await import('./day-chart.tsx')).DayChart }));

/** Day by day, drawn, and as a table for whoever does not see the drawing. */
export function DayFigure({ points }: { readonly points: readonly DayPoint[] }) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  return (
    <Card className={classes.section}>
      <h2 className={classes.heading}>{t('chart.title')}</h2>
      <div aria-hidden>
        <Suspense fallback={<Skeleton height={280} />}>
          <DayChart points={points} />
        </Suspense>
      </div>
      <VisuallyHidden>
        <table>
          <caption>{t('chart.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('chart.day')}</th>
              <th scope="col">{t('chart.registered')}</th>
              <th scope="col">{t('chart.arrived')}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ date, registered, arrived }) => (
              <tr key={date}>
                <th scope="row">{formats.day(startOfDay(date))}</th>
                <td>{formats.number(registered)}</td>
                <td>{formats.number(arrived)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </VisuallyHidden>
    </Card>
  );
}
