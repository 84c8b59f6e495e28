import { Card } from '@yousoon/ui/page';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { Results } from '../api/results.ts';
import { fill, offPeakFill, share } from '../model/figures.ts';
import { ChangeNote, PointsNote } from './change-note.tsx';
import classes from './results.module.css';

type Props = Pick<Results, 'total' | 'previous'>;

/** The figures of a period, each with what it was before. */
export function FigureCards({ total, previous }: Props) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const noShowRate = share(total.noShows, total.registrations);
  return (
    <section aria-label={t('figure.title')} className={classes.figures}>
      <Figure name={t('figure.arrivedPeople')} value={formats.number(total.arrivedPeople)}>
        <ChangeNote now={total.arrivedPeople} before={previous.arrivedPeople} />
      </Figure>
      <Figure name={t('figure.revenue')} value={formats.shortMoney(total.revenue)}>
        <ChangeNote now={total.revenue.cents} before={previous.revenue.cents} />
      </Figure>
      <Figure name={t('figure.discountCost')} value={formats.shortMoney(total.discountCost)}>
        <ChangeNote now={total.discountCost.cents} before={previous.discountCost.cents} sense="neutral" />
      </Figure>
      <Figure name={t('figure.people')} value={formats.number(total.newPeople)}>
        <span className={classes.note}>{t('figure.returning', { count: total.returningPeople })}</span>
        <ChangeNote now={total.newPeople} before={previous.newPeople} />
      </Figure>
      <Figure name={t('figure.noShows')} value={formats.number(total.noShows)}>
        {noShowRate === null ? null : (
          <span className={classes.note}>
            {t('figure.noShowRate', { rate: formats.percent(noShowRate) })}
          </span>
        )}
        <ChangeNote now={total.noShows} before={previous.noShows} sense="less" />
      </Figure>
      <OccupancyFigures total={total} previous={previous} />
    </section>
  );
}

function OccupancyFigures({ total, previous }: Props) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const percent = (value: number | null) => (value === null ? '–' : formats.percent(value));
  const seats = (people: number, all: number) =>
    t('figure.seats', { people: formats.number(people), seats: formats.number(all) });
  return (
    <>
      <Figure name={t('figure.fill')} value={percent(fill(total))}>
        <span className={classes.note}>{seats(total.arrivedPeople, total.offeredSeats)}</span>
        <PointsNote now={fill(total)} before={fill(previous)} />
      </Figure>
      <Figure name={t('figure.offPeak')} value={percent(offPeakFill(total))}>
        <span className={classes.note}>{seats(total.offPeakPeople, total.offPeakSeats)}</span>
        <PointsNote now={offPeakFill(total)} before={offPeakFill(previous)} />
        <span className={classes.note}>{t('figure.offPeakHelp')}</span>
      </Figure>
    </>
  );
}

interface FigureProps {
  readonly name: string;
  readonly value: string;
  readonly children: ReactNode;
}

function Figure({ name, value, children }: FigureProps) {
  return (
    <Card className={classes.figure}>
      <span className={classes.name}>{name}</span>
      <span className={classes.value}>{value}</span>
      {children}
    </Card>
  );
}
