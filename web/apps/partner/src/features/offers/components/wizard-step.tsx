import {
  Alert,
  Button,
  MultiSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@yousoon/ui/states';
import { Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { PhotosField } from '@/shared/photos/photos-field.tsx';
import type { OfferVenue } from '../api/offers.ts';
import { KINDS, type TermsKey } from '../model/kinds.ts';
import { emptyTerms } from '../model/offer-form.ts';
import { KindCards } from './kind-cards.tsx';
import { SlotsEditor } from './slots-editor.tsx';
import { Summary } from './summary.tsx';
import { TermsFields } from './terms-fields.tsx';
import { TiersEditor } from './tiers-editor.tsx';
import type { Step, WizardForm } from './use-wizard.ts';

interface Props {
  readonly step: Step;
  readonly form: WizardForm;
  readonly venues: readonly OfferVenue[];
  readonly isNew: boolean;
}

/** One question of the wizard. */
export function WizardStep({ step, form, venues, isNew }: Props) {
  const { kind } = form.values;
  if (step === 'kind' || kind === '') return <KindStep form={form} />;
  switch (step) {
    case 'terms':
      return <TermsStep form={form} kind={kind} />;
    case 'tiers':
      return <TiersEditor form={form} />;
    case 'place':
      return <PlaceStep form={form} venues={venues} kind={kind} />;
    case 'slots':
      return <SlotsEditor form={form} venues={venues} />;
    case 'check':
      return <Summary form={form.values} venues={venues} isNew={isNew} />;
    default:
      return step satisfies never;
  }
}

function KindStep({ form }: { readonly form: WizardForm }) {
  const choose = (kind: TermsKey) => {
    const { terms } = form.values;
    form.setValues({ kind, terms: { ...terms, [kind]: terms[kind] ?? emptyTerms(kind) } });
  };
  return <KindCards value={form.values.kind} onChange={choose} />;
}

function TermsStep({ form, kind }: { readonly form: WizardForm; readonly kind: TermsKey }) {
  const { t } = useTranslation('offers');
  return (
    <Stack gap="lg">
      <TextInput label={t('field.title')} required maxLength={80} {...form.getInputProps('title')} />
      <TermsFields form={form} kind={kind} />
      <Textarea
        label={t('field.description')}
        autosize
        minRows={3}
        maxLength={2000}
        {...form.getInputProps('description')}
      />
    </Stack>
  );
}

interface PlaceProps {
  readonly form: WizardForm;
  readonly venues: readonly OfferVenue[];
  readonly kind: TermsKey;
}

function PlaceStep({ form, venues, kind }: PlaceProps) {
  const { t } = useTranslation('offers');
  const { error } = form.getInputProps('photoIds') as { error?: React.ReactNode };
  if (venues.length === 0) {
    return (
      <EmptyState
        icon={Store}
        title={t('place.noVenueTitle')}
        action={
          <Button component={Link} to="/venues" variant="default">
            {t('place.toVenues')}
          </Button>
        }
      >
        {t('place.noVenue')}
      </EmptyState>
    );
  }
  return (
    <Stack gap="lg">
      <MultiSelect
        label={t('field.venueIds')}
        required
        searchable
        data={venues.map(({ id, name, address }) => ({ value: id, label: `${name} · ${address.city}` }))}
        {...form.getInputProps('venueIds')}
      />
      <PhotosField
        label={t('field.photos')}
        value={form.values.photos}
        error={error}
        onChange={(photos) => form.setFieldValue('photos', photos)}
      />
      <Textarea
        label={t('field.conditions')}
        autosize
        minRows={2}
        maxLength={1000}
        {...form.getInputProps('conditions')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput type="date" label={t('field.validFrom')} {...form.getInputProps('validity.from')} />
        <TextInput type="date" label={t('field.validUntil')} {...form.getInputProps('validity.until')} />
        <NumberInput
          label={t('field.quota')}
          description={t('place.quotaHelp')}
          min={1}
          allowDecimal={false}
          {...form.getInputProps('quota')}
        />
        <NumberInput
          label={t('field.minimumAge')}
          min={0}
          max={99}
          allowDecimal={false}
          {...form.getInputProps('minimumAge')}
          {...(KINDS[kind].adultsOnly ? { disabled: true, value: 18 } : {})}
        />
      </SimpleGrid>
      {KINDS[kind].adultsOnly ? (
        <Alert variant="light" color="gold">
          <Text>{t('place.adults')}</Text>
        </Alert>
      ) : null}
    </Stack>
  );
}
