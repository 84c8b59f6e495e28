import { Button, Group, NumberInput, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { EmptyState } from '@yousoon/ui/states';
import { Tag } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { addDays, type Day, instantOf } from '@/shared/dates/days.ts';
import { FormAlert } from '@/shared/forms/form-alert.tsx';
import { useServerForm } from '@/shared/forms/use-server-form.ts';
import { useScheduleOuting } from '../api/change-outing.ts';
import { type PlannableOffer, plannableOffersQuery } from '../api/offers.ts';

interface Props {
  /** The day that is proposed. */
  readonly day: Day;
  readonly onDone: (day: Day) => void;
}

/** Plans an outing of a published offer at a date. */
export function ScheduleForm({ day, onDone }: Props) {
  const { t } = useTranslation('calendar');
  const query = useQuery(plannableOffersQuery);
  return (
    <QueryState query={query}>
      {(offers) =>
        offers[0] === undefined ? (
          <EmptyState
            icon={Tag}
            title={t('schedule.noOfferTitle')}
            action={
              <Button component={Link} to="/offers" variant="default">
                {t('schedule.toOffers')}
              </Button>
            }
          >
            {t('schedule.noOffer')}
          </EmptyState>
        ) : (
          <Fields day={day} offers={offers} first={offers[0]} onDone={onDone} />
        )
      }
    </QueryState>
  );
}

interface FieldsProps extends Props {
  readonly offers: readonly PlannableOffer[];
  readonly first: PlannableOffer;
}

/** The server's field names are those of `ScheduleOutingInput`. */
const NAMES = { startsAt: 'starts', endsAt: 'ends', registrationClosesAt: 'closesHoursBefore' } as const;

function Fields({ day, offers, first, onDone }: FieldsProps) {
  const { t } = useTranslation('calendar');
  const schedule = useScheduleOuting();
  const { form, alerts, pending, onSubmit, field } = useServerForm({
    names: NAMES,
    initialValues: {
      offerId: first.id,
      venueId: first.venues[0]?.id ?? '',
      date: day,
      starts: '19:00',
      ends: '22:00',
      capacity: 20,
      closesHoursBefore: 1,
    },
    submit: async (values) => (await schedule.mutateAsync(command(values, offers))).errors,
    onDone: ({ date }) => onDone(date),
  });
  const offer = offers.find(({ id }) => id === form.values.offerId) ?? first;
  const onOffer = (id: string | null) => {
    const venue = offers.find((candidate) => candidate.id === id)?.venues[0]?.id ?? '';
    form.setValues({ offerId: id ?? first.id, venueId: venue });
  };
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="lg">
        <FormAlert messages={alerts} />
        <Select
          label={t('schedule.offer')}
          required
          allowDeselect={false}
          searchable
          data={offers.map(({ id, title }) => ({ value: id, label: title }))}
          {...field('offerId')}
          onChange={onOffer}
        />
        <Select
          label={t('schedule.venue')}
          required
          allowDeselect={false}
          data={offer.venues.map(({ id, name }) => ({ value: id, label: name }))}
          {...field('venueId')}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <TextInput type="date" label={t('schedule.date')} required {...field('date')} />
          <TextInput type="time" label={t('schedule.starts')} required {...field('starts')} />
          <TextInput
            type="time"
            label={t('schedule.ends')}
            description={form.values.ends <= form.values.starts ? t('schedule.nextDay') : undefined}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            required
            {...field('ends')}
          />
        </SimpleGrid>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberInput
            label={t('schedule.capacity')}
            required
            min={1}
            allowDecimal={false}
            {...field('capacity')}
          />
          <NumberInput
            label={t('schedule.closes')}
            required
            min={0}
            allowDecimal={false}
            {...field('closesHoursBefore')}
          />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button type="submit" loading={pending}>
            {t('schedule.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface Values {
  readonly offerId: string;
  readonly venueId: string;
  readonly date: Day;
  readonly starts: string;
  readonly ends: string;
  readonly capacity: number;
  readonly closesHoursBefore: number;
}

/** What is typed is the venue's clock; an end that is not after the start is the next day's. */
function command(values: Values, offers: readonly PlannableOffer[]) {
  const { offerId, venueId, date, starts, ends, capacity, closesHoursBefore } = values;
  const venues = offers.find(({ id }) => id === offerId)?.venues ?? [];
  const zone = venues.find(({ id }) => id === venueId)?.timeZone;
  const startsAt = instantOf(date, starts, zone);
  const endsAt = instantOf(ends <= starts ? addDays(date, 1) : date, ends, zone);
  const closes = new Date(Date.parse(startsAt) - closesHoursBefore * 3_600_000).toISOString();
  return { offerId, venueId, startsAt, endsAt, capacity, registrationClosesAt: closes };
}
