import { Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '@yousoon/ui/page';
import { StackedTable } from '@yousoon/ui/stacked-table';
import { EmptyState, SkeletonRows } from '@yousoon/ui/states';
import { CalendarDays } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '@/shared/components/load-more.tsx';
import { ManyRows, type RowProps } from '@/shared/components/many-rows.tsx';
import { QueryState } from '@/shared/components/query-state.tsx';
import type { Day } from '@/shared/dates/days.ts';
import { useFormats } from '@/shared/format/format.ts';
import { type CalendarOuting, outingListQuery } from '../api/outings.ts';
import classes from './calendar.module.css';
import { SeatsBar } from './seats-bar.tsx';
import { OutingBadge } from './status-badge.tsx';

/** Outings from a day on, as a table that grows page by page. */
export function ListView({ day }: { readonly day: Day }) {
  const { t } = useTranslation(['calendar', 'common']);
  const query = useInfiniteQuery(outingListQuery(day));
  return (
    <Card>
      <QueryState query={query} loading={<SkeletonRows rows={8} label={t('common:loading')} />}>
        {({ pages }) => {
          const outings = pages.flatMap(({ nodes }) => nodes);
          if (outings.length === 0) {
            return (
              <EmptyState icon={CalendarDays} title={t('emptyTitle')}>
                {t('empty')}
              </EmptyState>
            );
          }
          return (
            <>
              <StackedTable aria-rowcount={outings.length + 1}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('table.when')}</Table.Th>
                    <Table.Th>{t('table.outing')}</Table.Th>
                    <Table.Th>{t('table.venue')}</Table.Th>
                    <Table.Th>{t('table.seats')}</Table.Th>
                    <Table.Th>{t('table.status')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <ManyRows items={outings} keyOf={({ id }) => id} height={58} columns={5}>
                  {(outing, row) => <OutingRow key={outing.id} outing={outing} row={row} />}
                </ManyRows>
              </StackedTable>
              <LoadMore query={query} />
            </>
          );
        }}
      </QueryState>
    </Card>
  );
}

function OutingRow({ outing, row }: { readonly outing: CalendarOuting; readonly row: RowProps }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const { capacity, seatsLeft, venue } = outing;
  return (
    <Table.Tr {...row}>
      <Table.Td data-label={t('table.when')}>{formats.dateTime(outing.startsAt, venue.timeZone)}</Table.Td>
      <Table.Td data-label={t('table.outing')}>
        <Link to="/calendar/$outingId" params={{ outingId: outing.id }} className={classes.link}>
          {outing.offer.title}
        </Link>
      </Table.Td>
      <Table.Td data-label={t('table.venue')}>{venue.name}</Table.Td>
      <Table.Td data-label={t('table.seats')}>
        <span className={classes.rowSeats}>
          {capacity - seatsLeft}/{capacity}
          {outing.waitlistCount > 0 ? ` · ${t('waiting', { count: outing.waitlistCount })}` : ''}
          <SeatsBar outing={outing} />
        </span>
      </Table.Td>
      <Table.Td data-label={t('table.status')}>
        <OutingBadge status={outing.status} />
      </Table.Td>
    </Table.Tr>
  );
}
