import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Page } from '@yousoon/ui/page';
import { EmptyState, LoadingState } from '@yousoon/ui/states';
import { Plus, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '@/shared/components/load-more.tsx';
import { QueryState } from '@/shared/components/query-state.tsx';
import { type VenueSummary, venuesQuery } from '../api/venues.ts';
import classes from '../components/venues.module.css';

/** The company's venues. */
export function VenuesPage() {
  const { t } = useTranslation(['venues', 'common']);
  const query = useInfiniteQuery(venuesQuery);
  const create = (
    <Button component={Link} to="/venues/new" leftSection={<Plus size={20} strokeWidth={1.5} aria-hidden />}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={create}>
      <QueryState query={query} loading={<LoadingState label={t('common:loading')} />}>
        {({ pages }) => {
          const venues = pages.flatMap(({ nodes }) => nodes);
          if (venues.length === 0) {
            return (
              <EmptyState icon={Store} title={t('emptyTitle')}>
                {t('empty')}
              </EmptyState>
            );
          }
          return (
            <>
              <ul className={classes.cards}>
                {venues.map((venue) => (
                  <VenueCard key={venue.id} venue={venue} />
                ))}
              </ul>
              <LoadMore query={query} />
            </>
          );
        }}
      </QueryState>
    </Page>
  );
}

function VenueCard({ venue }: { readonly venue: VenueSummary }) {
  const { t } = useTranslation('venues');
  const [photo] = venue.photos;
  const { street, postalCode, city } = venue.address;
  return (
    <li>
      <Link to="/venues/$venueId" params={{ venueId: venue.id }} className={classes.card}>
        <span className={classes.picture} style={photo ? { backgroundColor: photo.color } : undefined}>
          {photo ? (
            <img src={photo.url} alt={photo.alt} loading="lazy" />
          ) : (
            <span className={classes.noPicture}>{t('noPhoto')}</span>
          )}
        </span>
        <span className={classes.cardText}>
          <strong className={classes.cardName}>{venue.name}</strong>
          <span>
            {street}, {postalCode} {city}
          </span>
        </span>
      </Link>
    </li>
  );
}
