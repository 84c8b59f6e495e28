import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  DEFAULT_PRESET,
  MOST_DAYS,
  type Period,
  type PeriodFault,
  PRESETS,
  periodFault,
  type Search,
} from '../model/period.ts';
import classes from './results.module.css';

type Chosen = Pick<Search, 'period' | 'from' | 'to'>;

interface Props {
  readonly search: Search;
  /** The days that the address means. */
  readonly period: Period;
  readonly onChange: (chosen: Chosen) => void;
}

/** Which days: a named period, or a person's own. */
export function PeriodPicker({ search, period, onChange }: Props) {
  const { t } = useTranslation('results');
  const own = search.from !== undefined;
  const choose = (value: string) => {
    const preset = PRESETS.find((name) => name === value);
    onChange(preset === undefined ? period : { period: preset });
  };
  return (
    <div className={classes.picker}>
      <SegmentedControl
        aria-label={t('period.label')}
        value={own ? 'custom' : (search.period ?? DEFAULT_PRESET)}
        onChange={choose}
        data={[...PRESETS, 'custom' as const].map((value) => ({ value, label: t(`period.${value}`) }))}
      />
      {own ? <OwnPeriod key={`${period.from} ${period.to}`} period={period} onChange={onChange} /> : null}
    </div>
  );
}

/** Two dates; they count once both are there and make sense. */
function OwnPeriod({ period, onChange }: Pick<Props, 'period' | 'onChange'>) {
  const { t } = useTranslation('results');
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const [fault, setFault] = useState<PeriodFault | null>(null);
  const apply = (event: FormEvent) => {
    event.preventDefault();
    const found = periodFault(from, to);
    setFault(found);
    if (found === null) onChange({ from, to });
  };
  return (
    <form className={classes.own} onSubmit={apply} noValidate>
      <TextInput
        type="date"
        label={t('period.from')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('period.to')}
        value={to}
        error={fault === null ? null : t(`period.${fault}`, { count: MOST_DAYS })}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Button type="submit" variant="default" size="sm">
        {t('period.apply')}
      </Button>
    </form>
  );
}
