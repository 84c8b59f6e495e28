import { Link } from '@tanstack/react-router';
import { Card } from '@yousoon/ui/page';
import { EmptyState } from '@yousoon/ui/states';
import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { DashboardOffer, DashboardOuting } from '../api/dashboard.ts';
import type { Attention } from '../model/attention.ts';
import classes from './dashboard.module.css';

/** What wants a decision, each with the page where it is made. */
export function AttentionCard({ items }: { readonly items: readonly Attention[] }) {
  const { t } = useTranslation('dashboard');
  return (
    <Card className={classes.section}>
      <h2 className={classes.heading}>{t('attention.title')}</h2>
      {items.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('attention.noneTitle')}>
          {t('attention.none')}
        </EmptyState>
      ) : (
        <ul className={classes.list}>
          {items.map((item) => (
            <AttentionRow
              key={`${item.kind} ${'offer' in item ? item.offer.id : item.outing.id}`}
              item={item}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AttentionRow({ item }: { readonly item: Attention }) {
  const { t } = useTranslation('dashboard');
  switch (item.kind) {
    case 'rejected':
      return (
        <OfferRow offer={item.offer} what={t('attention.rejected')} urgent>
          {item.offer.rejectionReason ?? t('attention.rejectedHelp')}
        </OfferRow>
      );
    case 'undated':
      return (
        <OfferRow offer={item.offer} what={t('attention.undated')}>
          {t('attention.undatedHelp')}
        </OfferRow>
      );
    case 'waitlist':
      return (
        <OutingRow outing={item.outing} what={t('attention.waitlist')}>
          {t('attention.waitlistHelp', { count: item.outing.waitlistCount })}
        </OutingRow>
      );
    case 'empty': {
      const { capacity, seatsLeft } = item.outing;
      return (
        <OutingRow outing={item.outing} what={t('attention.empty')}>
          {t('attention.emptyHelp', { taken: capacity - seatsLeft, capacity })}
        </OutingRow>
      );
    }
    default:
      return item satisfies never;
  }
}

interface RowProps {
  readonly what: string;
  readonly children: ReactNode;
}

function OfferRow({
  offer,
  what,
  urgent = false,
  children,
}: RowProps & { readonly offer: DashboardOffer; readonly urgent?: boolean }) {
  return (
    <li className={classes.row}>
      <span className={classes.body}>
        <Link to="/offers/$offerId" params={{ offerId: offer.id }} className={classes.link}>
          {offer.title}
        </Link>
        <span className={classes.note}>{children}</span>
      </span>
      <span className={classes.tag} data-urgent={urgent || undefined}>
        {what}
      </span>
    </li>
  );
}

function OutingRow({ outing, what, children }: RowProps & { readonly outing: DashboardOuting }) {
  const formats = useFormats();
  return (
    <li className={classes.row}>
      <span className={classes.body}>
        <Link to="/calendar/$outingId" params={{ outingId: outing.id }} className={classes.link}>
          {outing.offer.title}
        </Link>
        <span className={classes.note}>
          {formats.dateTime(outing.startsAt, outing.venue.timeZone)} · {children}
        </span>
      </span>
      <span className={classes.tag}>{what}</span>
    </li>
  );
}
