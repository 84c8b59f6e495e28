import { Alert, Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { readFragment } from '@yousoon/api/graphql';
import type { OfferStatus } from '@yousoon/api/schema';
import { Card, Page } from '@yousoon/ui/page';
import { EmptyState } from '@yousoon/ui/states';
import { ChevronLeft, Tag } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { toast } from '@/shared/components/toast.ts';
import { useErrorText } from '@/shared/components/use-error-text.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { TermsFragment } from '@/shared/terms/terms.ts';
import { type Move, useMoveOffer } from '../api/change-offer.ts';
import { type OfferDetails, offerQuery } from '../api/offer.ts';
import { offerVenuesQuery } from '../api/offers.ts';
import { OfferBadge } from '../components/offer-badge.tsx';
import classes from '../components/offers.module.css';
import { PhonePreview } from '../components/phone-preview.tsx';
import { Summary } from '../components/summary.tsx';
import { formOf } from '../model/from-offer.ts';

const route = getRouteApi('/shell/offers/$offerId');

/** Which moves each state allows: the table of contexts/catalog. */
const MOVES: Record<OfferStatus, readonly Move[]> = {
  DRAFT: ['submit', 'archive'],
  PENDING_REVIEW: ['archive'],
  PUBLISHED: ['pause', 'archive'],
  PAUSED: ['resume', 'archive'],
  REJECTED: ['submit', 'archive'],
  EXPIRED: ['archive'],
  ARCHIVED: [],
};

/** One offer: what it says, where it stands, and what can be done with it. */
export function OfferPage() {
  const { t } = useTranslation('offers');
  const { offerId } = route.useParams();
  return (
    <>
      <div className={classes.top}>
        <Link to="/offers" className={classes.back}>
          <ChevronLeft size={18} strokeWidth={1.5} aria-hidden /> {t('title')}
        </Link>
      </div>
      <QueryState query={useQuery(offerQuery(offerId))}>
        {(offer) =>
          offer === null ? <EmptyState icon={Tag} title={t('missing')} /> : <Details offer={offer} />
        }
      </QueryState>
    </>
  );
}

function Details({ offer }: { readonly offer: OfferDetails }) {
  const { t } = useTranslation('offers');
  const { data: venues = [] } = useQuery(offerVenuesQuery);
  const form = formOf(offer, readFragment(TermsFragment, offer.terms));
  return (
    <Page
      title={offer.title}
      lead={
        <>
          {t(`offerKind.${offer.kind}`)} <OfferBadge status={offer.status} />
        </>
      }
    >
      {offer.rejectionReason ? (
        <Alert color="red" variant="light" title={t('rejected')} mb="lg">
          {offer.rejectionReason}
        </Alert>
      ) : null}
      <Moves offer={offer} />
      <div className={classes.details}>
        <Card>
          <Summary form={form} venues={venues} />
        </Card>
        <PhonePreview form={form} venues={venues} />
      </div>
    </Page>
  );
}

function Moves({ offer }: { readonly offer: OfferDetails }) {
  const { t } = useTranslation('offers');
  const errorText = useErrorText();
  const move = useMoveOffer();
  const [alerts, setAlerts] = useState<readonly string[]>([]);
  async function go(to: Move) {
    try {
      const errors = await move.mutateAsync({ id: offer.id, move: to });
      setAlerts(errors.map(({ message }) => message));
      if (errors.length === 0) toast.success(t(`moved.${to}`));
    } catch (error) {
      setAlerts([errorText(error)]);
    }
  }
  return (
    <>
      <FormAlert messages={alerts} />
      <Group gap="sm" mb="lg">
        {MOVES[offer.status].map((to) => (
          <Button
            key={to}
            size="sm"
            variant={to === 'submit' || to === 'resume' ? 'filled' : 'default'}
            disabled={move.isPending}
            onClick={() => void go(to)}
          >
            {t(`move.${to}`)}
          </Button>
        ))}
        {offer.status === 'ARCHIVED' ? null : (
          <Button
            component={Link}
            to="/offers/$offerId/edit"
            params={{ offerId: offer.id } as never}
            size="sm"
            variant="default"
          >
            {t('edit')}
          </Button>
        )}
        <Button
          component={Link}
          to="/offers/new"
          search={{ from: offer.id } as never}
          size="sm"
          variant="default"
        >
          {t('duplicate')}
        </Button>
      </Group>
    </>
  );
}
