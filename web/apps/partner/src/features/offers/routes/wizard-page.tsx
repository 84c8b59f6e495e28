import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { readFragment } from '@yousoon/api/graphql';
import { Page } from '@yousoon/ui/page';
import { EmptyState } from '@yousoon/ui/states';
import { Tag } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { toast } from '@/shared/components/toast.ts';
import { useSession } from '@/shared/session/use-session.ts';
import { TermsFragment } from '@/shared/terms/terms.ts';
import { type DraftKey, draftQuery } from '../api/drafts.ts';
import { offerQuery } from '../api/offer.ts';
import { type OfferVenue, offerVenuesQuery } from '../api/offers.ts';
import { Wizard } from '../components/wizard.tsx';
import { formOf } from '../model/from-offer.ts';
import { kindsOf } from '../model/kinds.ts';
import { emptyForm, emptyTerms, type OfferForm } from '../model/offer-form.ts';

const newRoute = getRouteApi('/shell/offers/new');
const editRoute = getRouteApi('/shell/offers/$offerId/edit');

/** `/offers/new`: from nothing, from a draft, or like another offer. */
export function NewOfferPage() {
  const { t } = useTranslation('offers');
  const { draft, from } = newRoute.useSearch();
  // The first save of a new offer writes its draft into the address; the wizard goes on undisturbed.
  const [begun] = useState(() => ({ draft, from }));
  return (
    <Page title={t('wizard.new')}>
      <WithVenues>
        {(venues) =>
          begun.draft !== undefined ? (
            <FromDraft id={begun.draft} venues={venues} />
          ) : begun.from !== undefined ? (
            <FromOffer id={begun.from} venues={venues} copy />
          ) : (
            <FromNothing venues={venues} />
          )
        }
      </WithVenues>
    </Page>
  );
}

/** `/offers/off_…/edit`: an offer is changed. */
export function EditOfferPage() {
  const { t } = useTranslation('offers');
  const { offerId } = editRoute.useParams();
  return (
    <Page title={t('wizard.edit')}>
      <WithVenues>{(venues) => <FromOffer id={offerId} venues={venues} copy={false} />}</WithVenues>
    </Page>
  );
}

function WithVenues({ children }: { readonly children: (venues: readonly OfferVenue[]) => React.ReactNode }) {
  return <QueryState query={useQuery(offerVenuesQuery)}>{children}</QueryState>;
}

function FromNothing({ venues }: { readonly venues: readonly OfferVenue[] }) {
  const { partner } = useSession();
  const initial = useMemo(() => {
    const keys = kindsOf(partner.type);
    const [only] = keys;
    const form = emptyForm(keys.length === 1 && only !== undefined ? only : '');
    // Who has one venue is not asked which.
    const [venue] = venues;
    return venues.length === 1 && venue !== undefined ? { ...form, venueIds: [venue.id] } : form;
  }, [partner.type, venues]);
  return <OfferWizard initial={initial} venues={venues} offerId={null} draft={null} />;
}

function FromDraft({ id, venues }: { readonly id: string; readonly venues: readonly OfferVenue[] }) {
  const { t } = useTranslation('offers');
  return (
    <QueryState
      query={useQuery({ ...draftQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false })}
    >
      {(draft) =>
        draft === null ? (
          <EmptyState icon={Tag} title={t('draft.missing')} />
        ) : (
          <OfferWizard
            initial={completed(draft.content as Partial<OfferForm>)}
            venues={venues}
            offerId={null}
            draft={{ id: draft.id, revision: draft.revision }}
          />
        )
      }
    </QueryState>
  );
}

/** A draft of an older version may lack what this one asks. */
function completed(content: Partial<OfferForm>): OfferForm {
  const form = { ...emptyForm(content.kind ?? ''), ...content };
  const { kind, terms } = form;
  return kind === ''
    ? form
    : { ...form, terms: { ...terms, [kind]: { ...emptyTerms(kind), ...terms[kind] } } };
}

interface FromOfferProps {
  readonly id: string;
  readonly venues: readonly OfferVenue[];
  /** Begin another one like it. */
  readonly copy: boolean;
}

function FromOffer({ id, venues, copy }: FromOfferProps) {
  const { t } = useTranslation('offers');
  return (
    <QueryState
      query={useQuery({ ...offerQuery(id), refetchOnWindowFocus: false, refetchOnReconnect: false })}
    >
      {(offer) => {
        if (offer === null) return <EmptyState icon={Tag} title={t('missing')} />;
        const form = formOf(offer, readFragment(TermsFragment, offer.terms));
        const initial = copy ? { ...form, title: t('wizard.copyOf', { title: form.title }) } : form;
        return <OfferWizard initial={initial} venues={venues} offerId={copy ? null : id} draft={null} />;
      }}
    </QueryState>
  );
}

interface OfferWizardProps {
  readonly initial: OfferForm;
  readonly venues: readonly OfferVenue[];
  readonly offerId: string | null;
  readonly draft: DraftKey | null;
}

function OfferWizard(props: OfferWizardProps) {
  const { t } = useTranslation('offers');
  const navigate = useNavigate();
  return (
    <Wizard
      {...props}
      onDraft={({ id }) => void navigate({ to: '/offers/new', search: { draft: id }, replace: true })}
      onDone={(id) => {
        toast.success(t(props.offerId === null ? 'wizard.sent' : 'wizard.saved'));
        void navigate({ to: '/offers/$offerId', params: { offerId: id } });
      }}
    />
  );
}
