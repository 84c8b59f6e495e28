import { ActionIcon, Button, Input, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import type { Weekday } from '@yousoon/api/schema';
import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferVenue } from '../api/offers.ts';
import type { SlotForm } from '../model/offer-form.ts';
import type { WizardForm } from './use-wizard.ts';
import { WEEKDAYS, WeekGrid } from './week-grid.tsx';
import classes from './wizard.module.css';

interface Props {
  readonly form: WizardForm;
  readonly venues: readonly OfferVenue[];
}

/** Weekly slots on a grid of the week: a click adds one, the chosen one is changed below. */
export function SlotsEditor({ form, venues }: Props) {
  const { t } = useTranslation('offers');
  const { weeklySlots, venueIds } = form.values;
  const [chosen, setChosen] = useState<number | null>(null);
  const current = chosen === null ? undefined : weeklySlots[chosen];
  const add = (weekday: Weekday, starts: string) => {
    const hour = Number(starts.slice(0, 2));
    const ends = `${String((hour + 3) % 24).padStart(2, '0')}:${starts.slice(3)}`;
    const slot: SlotForm = {
      venueId: venueIds[0] ?? '',
      weekday,
      starts,
      ends,
      capacity: weeklySlots.at(-1)?.capacity ?? 20,
      closesMinutesBefore: 60,
    };
    form.insertListItem('weeklySlots', slot);
    setChosen(weeklySlots.length);
  };
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('slots.help')}</Text>
      <WeekGrid
        slots={weeklySlots}
        chosen={chosen}
        onChoose={setChosen}
        onAdd={add}
        wrong={wrongOnes(form)}
      />
      {form.errors.weeklySlots ? <Input.Error>{form.errors.weeklySlots}</Input.Error> : null}
      {chosen !== null && current !== undefined ? (
        <SlotFields
          form={form}
          index={chosen}
          slot={current}
          venues={venues.filter(({ id }) => venueIds.includes(id))}
          onRemove={() => {
            form.removeListItem('weeklySlots', chosen);
            setChosen(null);
          }}
        />
      ) : (
        <div>
          <Button
            variant="default"
            size="sm"
            leftSection={<Plus size={18} strokeWidth={1.5} aria-hidden />}
            onClick={() => add('FRIDAY', '19:00')}
          >
            {t('slots.add')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

function wrongOnes(form: WizardForm): ReadonlySet<number> {
  const indexes = Object.keys(form.errors).flatMap((path) => /^weeklySlots\.(\d+)\./.exec(path)?.[1] ?? []);
  return new Set(indexes.map(Number));
}

interface FieldsProps {
  readonly form: WizardForm;
  readonly index: number;
  readonly slot: SlotForm;
  readonly venues: readonly OfferVenue[];
  readonly onRemove: () => void;
}

function SlotFields({ form, index, slot, venues, onRemove }: FieldsProps) {
  const { t } = useTranslation(['offers', 'common']);
  const at = `weeklySlots.${index}`;
  return (
    <div className={classes.slotFields}>
      {venues.length > 1 ? (
        <Select
          label={t('slots.venue')}
          allowDeselect={false}
          data={venues.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps(`${at}.venueId`)}
        />
      ) : null}
      <Select
        label={t('slots.weekday')}
        allowDeselect={false}
        data={WEEKDAYS.map((value) => ({ value, label: t(`weekday.${value}`) }))}
        {...form.getInputProps(`${at}.weekday`)}
      />
      <TextInput type="time" label={t('slots.starts')} required {...form.getInputProps(`${at}.starts`)} />
      <TextInput
        type="time"
        label={t('slots.ends')}
        description={slot.ends <= slot.starts ? t('slots.nextDay') : undefined}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        required
        {...form.getInputProps(`${at}.ends`)}
      />
      <NumberInput
        label={t('slots.capacity')}
        min={1}
        allowDecimal={false}
        required
        {...form.getInputProps(`${at}.capacity`)}
      />
      <NumberInput
        label={t('slots.closes')}
        min={0}
        allowDecimal={false}
        {...form.getInputProps(`${at}.closesMinutesBefore`)}
      />
      <ActionIcon variant="subtle" color="gray" size={44} aria-label={t('slots.remove')} onClick={onRemove}>
        <Trash2 size={18} strokeWidth={1.5} aria-hidden />
      </ActionIcon>
    </div>
  );
}
