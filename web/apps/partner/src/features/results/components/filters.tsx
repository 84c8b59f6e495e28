import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { choicesQuery } from '../api/choices.ts';
import type { Search } from '../model/period.ts';
import classes from './results.module.css';

interface Props {
  readonly search: Search;
  readonly onChange: (filter: { readonly offer?: string | null; readonly venue?: string | null }) => void;
}

/** Results of one offer or of one venue alone. */
export function Filters({ search, onChange }: Props) {
  const { t } = useTranslation('results');
  const { data } = useQuery(choicesQuery);
  return (
    <>
      <Select
        className={classes.filter}
        label={t('filter.offer')}
        placeholder={t('filter.allOffers')}
        data={data?.offers ?? []}
        value={search.offer ?? null}
        onChange={(offer) => onChange({ offer })}
        searchable
        clearable
      />
      <Select
        className={classes.filter}
        label={t('filter.venue')}
        placeholder={t('filter.allVenues')}
        data={data?.venues ?? []}
        value={search.venue ?? null}
        onChange={(venue) => onChange({ venue })}
        searchable
        clearable
      />
    </>
  );
}
