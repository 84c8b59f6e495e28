import { Button, Group, NumberInput, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Card, Page } from '@yousoon/ui/page';
import { EmptyState } from '@yousoon/ui/states';
import { ChevronLeft, Store } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { toast } from '@/shared/components/toast.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { PhotosField } from '@/shared/photos/photos-field.tsx';
import { useSaveVenue } from '../api/save-venue.ts';
import { type VenueDetails, venueQuery } from '../api/venues.ts';
import { HoursField } from '../components/hours-field.tsx';
import { MapPin } from '../components/map-pin.tsx';
import { EMPTY_VENUE, formOfVenue, type VenueForm, venueInput } from '../components/venue-form.ts';
import classes from '../components/venues.module.css';

const route = getRouteApi('/shell/venues/$venueId');

/** `/venues/new` */
export function NewVenuePage() {
  const { t } = useTranslation('venues');
  return (
    <VenuePageFrame title={t('new')}>
      <VenueEditor venue={null} />
    </VenuePageFrame>
  );
}

/** `/venues/ven_…` */
export function VenuePage() {
  const { t } = useTranslation('venues');
  const { venueId } = route.useParams();
  const query = useQuery({ ...venueQuery(venueId), refetchOnWindowFocus: false, refetchOnReconnect: false });
  return (
    <VenuePageFrame title={query.data?.name ?? t('edit')}>
      <QueryState query={query}>
        {(venue) =>
          venue === null ? (
            <EmptyState icon={Store} title={t('missing')} />
          ) : (
            <VenueEditor key={venue.id} venue={venue} />
          )
        }
      </QueryState>
    </VenuePageFrame>
  );
}

function VenuePageFrame({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  const { t } = useTranslation('venues');
  return (
    <>
      <div className={classes.top}>
        <Link to="/venues" className={classes.back}>
          <ChevronLeft size={18} strokeWidth={1.5} aria-hidden /> {t('title')}
        </Link>
      </div>
      <Page title={title}>{children}</Page>
    </>
  );
}

function VenueEditor({ venue }: { readonly venue: VenueDetails | null }) {
  const { t } = useTranslation(['venues', 'common']);
  const navigate = useNavigate();
  const save = useSaveVenue(venue?.id ?? null);
  const server = useServerForm<VenueForm>({
    initialValues: venue === null ? EMPTY_VENUE : formOfVenue(venue),
    names: { location: 'location.latitude' },
    submit: (values) => save.mutateAsync(venueInput(values, venue)),
    onDone: async ({ name }) => {
      toast.success(t('saved', { name }));
      await navigate({ to: '/venues' });
    },
  });
  const { form, alerts, pending, onSubmit, field } = server;
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <Card>
          <Stack gap="lg">
            <TextInput label={t('field.name')} required maxLength={120} {...field('name')} />
            <AddressFields server={server} />
          </Stack>
        </Card>
        <Card>
          <PhotosField
            label={t('field.photos')}
            value={form.values.photoIds}
            error={form.errors.photoIds}
            onChange={(photos) => form.setFieldValue('photoIds', [...photos])}
          />
        </Card>
        <Card>
          <HoursField
            value={form.values.openingHours}
            error={hoursError(form.errors)}
            onChange={(hours) => form.setFieldValue('openingHours', [...hours])}
          />
        </Card>
        <Group justify="flex-end">
          <Button component={Link} to="/venues" variant="default">
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={pending}>
            {t('common:save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** A refusal of one span is told below all of them. */
function hoursError(errors: Readonly<Record<string, React.ReactNode>>): React.ReactNode {
  return Object.entries(errors).find(([path]) => path.startsWith('openingHours'))?.[1];
}

function AddressFields({ server }: { readonly server: ReturnType<typeof useServerForm<VenueForm>> }) {
  const { t } = useTranslation('venues');
  const { form } = server;
  const { latitude, longitude } = form.values.location;
  const pin =
    latitude === '' || longitude === '' ? null : { latitude: Number(latitude), longitude: Number(longitude) };
  return (
    <>
      <TextInput
        label={t('field.street')}
        autoComplete="street-address"
        required
        {...form.getInputProps('address.street')}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <TextInput
          label={t('field.postalCode')}
          autoComplete="postal-code"
          inputMode="numeric"
          required
          {...form.getInputProps('address.postalCode')}
        />
        <TextInput
          label={t('field.city')}
          autoComplete="address-level2"
          required
          {...form.getInputProps('address.city')}
        />
      </SimpleGrid>
      <MapPin value={pin} onChange={(moved) => form.setFieldValue('location', moved)} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberInput
          label={t('field.latitude')}
          required
          decimalScale={6}
          hideControls
          {...form.getInputProps('location.latitude')}
        />
        <NumberInput
          label={t('field.longitude')}
          required
          decimalScale={6}
          hideControls
          {...form.getInputProps('location.longitude')}
        />
      </SimpleGrid>
    </>
  );
}
