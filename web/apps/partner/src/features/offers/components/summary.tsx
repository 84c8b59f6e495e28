import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import { termsText } from '@/shared/terms/terms-lines.ts';
import type { OfferVenue } from '../api/offers.ts';
import type { OfferForm } from '../model/offer-form.ts';
import { previewTerms, tierSteps } from '../model/preview.ts';
import classes from './wizard.module.css';

interface Props {
  readonly form: OfferForm;
  readonly venues: readonly OfferVenue[];
  /** Whether it is about to be sent, as a new offer or a changed one; else it is only shown. */
  readonly isNew?: boolean;
}

/** All that will be sent, before it is. */
export function Summary({ form, venues, isNew }: Props) {
  const { t } = useTranslation(['offers', 'common']);
  const { t: common } = useTranslation();
  const formats = useFormats();
  const terms = previewTerms(form);
  const text = terms === null ? null : termsText(terms, common, formats);
  const { unit, steps } = tierSteps(form);
  const worth = (value: number) =>
    unit === 'price' ? formats.shortMoney({ cents: value, currency: 'EUR' }) : formats.percent(-value / 100);
  const rows = [
    [t('field.title'), form.title],
    [t('check.offer'), [text?.headline, ...(text?.details ?? [])].filter(Boolean).join(' · ')],
    [
      t('step.tiers'),
      steps
        .slice(1)
        .map(({ people, value }) => t('tiers.step', { people, worth: worth(value) }))
        .join(' · '),
    ],
    [
      t('field.venueIds'),
      venues
        .filter(({ id }) => form.venueIds.includes(id))
        .map(({ name }) => name)
        .join(', '),
    ],
    [
      t('step.slots'),
      form.weeklySlots
        .map(({ weekday, starts, ends }) => t('slots.one', { day: t(`weekday.${weekday}`), starts, ends }))
        .join(' · '),
    ],
    [t('field.conditions'), form.conditions],
  ] as const;
  // What may be left out is not missed.
  const optional = new Set<string>([t('step.tiers'), t('field.conditions')]);
  return (
    <Stack gap="lg">
      {isNew === undefined ? null : <Text c="dimmed">{t(isNew ? 'check.help' : 'check.changeHelp')}</Text>}
      <dl className={classes.summary}>
        {rows
          .filter(([name, value]) => value !== '' || !optional.has(name))
          .map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value === '' ? '–' : value}</dd>
            </div>
          ))}
      </dl>
    </Stack>
  );
}
