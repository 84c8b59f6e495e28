import { Table } from '@mantine/core';
import { Card } from '@yousoon/ui/page';
import { StackedTable } from '@yousoon/ui/stacked-table';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import type { Figures } from '../api/results.ts';
import { fill } from '../model/figures.ts';
import classes from './results.module.css';

/** What a table has a row for. */
export interface ResultRow {
  readonly key: string;
  readonly name: ReactNode;
  readonly figures: Figures;
}

interface Props {
  readonly title: string;
  /** What the first column holds. */
  readonly of: string;
  readonly rows: readonly ResultRow[];
}

/** Results by offer, by venue or by weekday. */
export function ResultTable({ title, of, rows }: Props) {
  const { t } = useTranslation('results');
  const id = useId();
  if (rows.length === 0) return null;
  return (
    <Card className={classes.section}>
      <h2 id={id} className={classes.heading}>
        {title}
      </h2>
      <StackedTable className={classes.table} aria-labelledby={id}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{of}</Table.Th>
            <Table.Th>{t('table.views')}</Table.Th>
            <Table.Th>{t('table.registrations')}</Table.Th>
            <Table.Th>{t('table.arrived')}</Table.Th>
            <Table.Th>{t('table.noShows')}</Table.Th>
            <Table.Th>{t('table.fill')}</Table.Th>
            <Table.Th>{t('table.revenue')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, name, figures }) => (
            <Row key={key} of={of} name={name} figures={figures} />
          ))}
        </Table.Tbody>
      </StackedTable>
    </Card>
  );
}

function Row({ of, name, figures }: Omit<ResultRow, 'key'> & Pick<Props, 'of'>) {
  const { t } = useTranslation('results');
  const formats = useFormats();
  const full = fill(figures);
  return (
    <Table.Tr>
      <Table.Td data-label={of}>{name}</Table.Td>
      <Table.Td data-label={t('table.views')}>{formats.number(figures.views)}</Table.Td>
      <Table.Td data-label={t('table.registrations')}>{formats.number(figures.registrations)}</Table.Td>
      <Table.Td data-label={t('table.arrived')}>{formats.number(figures.arrivedPeople)}</Table.Td>
      <Table.Td data-label={t('table.noShows')}>{formats.number(figures.noShows)}</Table.Td>
      <Table.Td data-label={t('table.fill')}>{full === null ? '–' : formats.percent(full)}</Table.Td>
      <Table.Td data-label={t('table.revenue')}>{formats.shortMoney(figures.revenue)}</Table.Td>
    </Table.Tr>
  );
}
