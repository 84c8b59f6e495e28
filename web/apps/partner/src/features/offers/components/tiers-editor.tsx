import { ActionIcon, Button, Input, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { basePrice, tierSteps } from '../model/preview.ts';
import { MoneyInput } from './terms-fields.tsx';
import { TierChart } from './tier-chart.tsx';
import type { WizardForm } from './use-wizard.ts';
import classes from './wizard.module.css';

const MOST = 5;

/** Group tiers: from so many people on, so much. The chart shows what becomes of the price. */
export function TiersEditor({ form }: { readonly form: WizardForm }) {
  const { t } = useTranslation('offers');
  const { tiers, tierBy } = form.values;
  const hasPrice = basePrice(form.values) !== null;
  const add = () => {
    const last = Number(tiers.at(-1)?.minPeople || 5);
    form.insertListItem('tiers', { minPeople: last + 5, discountPercent: '', memberPrice: '' });
  };
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('tiers.help')}</Text>
      {hasPrice ? (
        <SegmentedControl
          aria-label={t('tiers.by')}
          data={[
            { value: 'percent', label: t('tiers.byPercent') },
            { value: 'price', label: t('tiers.byPrice') },
          ]}
          {...form.getInputProps('tierBy')}
        />
      ) : null}
      {tiers.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tier has no id, and rows keep their order
        <div key={index} className={classes.tier}>
          <NumberInput
            label={t('tiers.from')}
            suffix={` ${t('tiers.people')}`}
            min={2}
            allowDecimal={false}
            required
            {...form.getInputProps(`tiers.${index}.minPeople`)}
          />
          {tierBy === 'price' && hasPrice ? (
            <MoneyInput
              label={t('tiers.price')}
              required
              {...form.getInputProps(`tiers.${index}.memberPrice`)}
            />
          ) : (
            <NumberInput
              label={t('tiers.percent')}
              suffix=" %"
              min={1}
              max={100}
              allowDecimal={false}
              required
              {...form.getInputProps(`tiers.${index}.discountPercent`)}
            />
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('tiers.remove', { number: index + 1 })}
            onClick={() => form.removeListItem('tiers', index)}
          >
            <Trash2 size={18} strokeWidth={1.5} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {form.errors.tiers ? <Input.Error>{form.errors.tiers}</Input.Error> : null}
      <div>
        <Button
          variant="default"
          size="sm"
          leftSection={<Plus size={18} strokeWidth={1.5} aria-hidden />}
          disabled={tiers.length >= MOST}
          onClick={add}
        >
          {t('tiers.add')}
        </Button>
      </div>
      {tierSteps(form.values).steps.length > 1 ? <TierChart form={form.values} /> : null}
    </Stack>
  );
}
