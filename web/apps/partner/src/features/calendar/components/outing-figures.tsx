import { Card } from '@yousoon/ui/page';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { OutingDetails } from '../api/outing.ts';
import classes from './outing.module.css';
import { SeatsBar } from './seats-bar.tsx';

/** Seats, waitlist, arrivals and the group tier of an outing. */
export function OutingFigures({ outing }: { readonly outing: OutingDetails }) {
  const { t } = useTranslation('calendar');
  const { capacity, seatsLeft, registeredCount, waitlistCount, arrivedCount } = outing;
  return (
    <div className={classes.figures}>
      <Figure name={t('figures.registered')} value={`${registeredCount}/${capacity}`}>
        <SeatsBar outing={outing} />
        <span className={classes.figureNote}>{t('figures.left', { count: seatsLeft })}</span>
      </Figure>
      <Figure name={t('figures.waitlist')} value={String(waitlistCount)}>
        <span className={classes.figureNote}>{t('figures.waitlistNote')}</span>
      </Figure>
      <Figure name={t('figures.arrived')} value={String(arrivedCount ?? 0)}>
        <span className={classes.figureNote}>{t('figures.arrivedNote')}</span>
      </Figure>
      <TierFigure outing={outing} />
    </div>
  );
}

function TierFigure({ outing }: { readonly outing: OutingDetails }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const { tiers, registeredCount } = outing;
  const reached = tiers.filter((tier) => tier.reached).at(-1);
  const next = tiers.find((tier) => !tier.reached);
  const worth = (tier: (typeof tiers)[number]) =>
    tier.memberPrice
      ? formats.shortMoney(tier.memberPrice)
      : formats.percent(-(tier.discountPercent ?? 0) / 100);
  const note =
    tiers.length === 0
      ? t('figures.noTiers')
      : next === undefined
        ? t('figures.lastTier')
        : t('figures.nextTier', { count: Math.max(0, next.minPeople - registeredCount), worth: worth(next) });
  return (
    <Figure name={t('figures.tier')} value={reached === undefined ? '–' : worth(reached)}>
      <span className={classes.figureNote}>{note}</span>
    </Figure>
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
      <span className={classes.figureName}>{name}</span>
      <span className={classes.figureValue}>{value}</span>
      {children}
    </Card>
  );
}
