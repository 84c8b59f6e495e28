import { Button, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { OfferStatus } from '@yousoon/api/schema';
import { Card, Page } from '@yousoon/ui/page';
import { EmptyState, LoadingState } from '@yousoon/ui/states';
import { Plus, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '@/shared/components/load-more.tsx';
import { QueryState } from '@/shared/components/query-state.tsx';
import { useFormats } from '@/shared/format/format.ts';
import { draftsQuery, useDeleteDraft } from '../api/drafts.ts';
import { type OfferSummary, offersQuery } from '../api/offers.ts';
import { OfferBadge } from '../components/offer-badge.tsx';
import classes from '../components/offers.module.css';

/** The tabs of the list, and which states they hold. */
const TABS = {
  all: [],
  live: ['PUBLISHED', 'PAUSED'],
  pending: ['DRAFT', 'PENDING_REVIEW', 'REJECTED'],
  past: ['EXPIRED', 'ARCHIVED'],
} as const satisfies Record<string, readonly OfferStatus[]>;
type Tab = keyof typeof TABS;
const NAMES = Object.keys(TABS) as Tab[];

/** What the company offers, and what was begun. */
export function OffersPage() {
  const { t } = useTranslation(['offers', 'common']);
  const [tab, setTab] = useState<Tab>('all');
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          component={Link}
          to="/offers/new"
          leftSection={<Plus size={20} strokeWidth={1.5} aria-hidden />}
        >
          {t('new')}
        </Button>
      }
    >
      <Drafts />
      <SegmentedControl
        className={classes.tabs}
        aria-label={t('tab.label')}
        value={tab}
        onChange={(value) => setTab(NAMES.find((name) => name === value) ?? 'all')}
        data={NAMES.map((name) => ({ value: name, label: t(`tab.${name}`) }))}
      />
      <OfferList tab={tab} />
    </Page>
  );
}

function OfferList({ tab }: { readonly tab: Tab }) {
  const { t } = useTranslation(['offers', 'common']);
  const query = useInfiniteQuery(offersQuery(TABS[tab]));
  return (
    <QueryState query={query} loading={<LoadingState label={t('common:loading')} />}>
      {({ pages }) => {
        const offers = pages.flatMap(({ nodes }) => nodes);
        if (offers.length === 0) {
          return (
            <EmptyState icon={Tag} title={t(tab === 'all' ? 'emptyTitle' : 'emptyTab')}>
              {tab === 'all' ? t('empty') : undefined}
            </EmptyState>
          );
        }
        return (
          <>
            <ul className={classes.list}>
              {offers.map((offer) => (
                <OfferCard key={offer.id} offer={offer} />
              ))}
            </ul>
            <LoadMore query={query} />
          </>
        );
      }}
    </QueryState>
  );
}

function OfferCard({ offer }: { readonly offer: OfferSummary }) {
  const { t } = useTranslation('offers');
  const formats = useFormats();
  const [photo] = offer.photos;
  return (
    <li className={classes.card}>
      <div className={classes.thumb} style={photo ? { backgroundColor: photo.color } : undefined}>
        {photo ? (
          <img src={photo.url} alt={photo.alt} loading="lazy" />
        ) : (
          <Tag size={28} strokeWidth={1.5} aria-hidden />
        )}
      </div>
      <div className={classes.body}>
        <Link to="/offers/$offerId" params={{ offerId: offer.id }} className={classes.cardTitle}>
          {offer.title}
        </Link>
        <span className={classes.note}>
          {t(`offerKind.${offer.kind}`)} · {offer.venues.map(({ name }) => name).join(', ')}
        </span>
        {offer.validUntil ? (
          <span className={classes.note}>{t('until', { day: formats.shortDate(offer.validUntil) })}</span>
        ) : null}
        {offer.rejectionReason ? <span className={classes.reason}>{offer.rejectionReason}</span> : null}
      </div>
      <OfferBadge status={offer.status} />
    </li>
  );
}

function Drafts() {
  const { t } = useTranslation(['offers', 'common']);
  const formats = useFormats();
  const { data: drafts = [] } = useQuery(draftsQuery);
  const remove = useDeleteDraft();
  if (drafts.length === 0) return null;
  return (
    <Card className={classes.drafts}>
      <h2 className={classes.draftsTitle}>{t('draft.title')}</h2>
      <ul>
        {drafts.map(({ id, title, updatedAt }) => (
          <li key={id} className={classes.draft}>
            <Link to="/offers/new" search={{ draft: id }} className={classes.cardTitle}>
              {title || t('draft.untitled')}
            </Link>
            <span className={classes.note}>{formats.dateTime(updatedAt)}</span>
            <Button variant="subtle" size="sm" onClick={() => remove.mutate(id)}>
              {t('common:delete')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
