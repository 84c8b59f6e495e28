import { Select, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { RegistrationStatus } from '@yousoon/api/schema';
import { StackedTable } from '@yousoon/ui/stacked-table';
import { EmptyState, SkeletonRows } from '@yousoon/ui/states';
import { Search, Users } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '@/shared/components/load-more.tsx';
import { ManyRows, type RowProps } from '@/shared/components/many-rows.tsx';
import { QueryState } from '@/shared/components/query-state.tsx';
import { useFormats } from '@/shared/format/format.ts';
import { type Party, peopleQuery } from '../api/outing.ts';
import classes from './outing.module.css';
import { PartyBadge } from './status-badge.tsx';

const STATUSES: readonly RegistrationStatus[] = [
  'CONFIRMED',
  'WAITLISTED',
  'CHECKED_IN',
  'NO_SHOW',
  'CANCELLED',
];

/** Who comes: searched and filtered on the server, page by page. */
export function PeopleTable({ outingId }: { readonly outingId: string }) {
  const { t } = useTranslation(['calendar', 'common']);
  const [text, setText] = useState('');
  const [status, setStatus] = useState<RegistrationStatus | null>(null);
  const [wanted] = useDebouncedValue(text.trim(), 250);
  const filter = { text: wanted, statuses: status === null ? [] : [status] };
  const query = useInfiniteQuery({ ...peopleQuery(outingId, filter), placeholderData: keepPreviousData });
  const filtered = wanted !== '' || status !== null;
  return (
    <>
      <div className={classes.filters}>
        <TextInput
          className={classes.search}
          type="search"
          label={t('people.search')}
          leftSection={<Search size={18} strokeWidth={1.5} aria-hidden />}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        <Select
          className={classes.status}
          label={t('people.status')}
          placeholder={t('people.all')}
          clearable
          data={STATUSES.map((value) => ({ value, label: t(`party.${value}`) }))}
          value={status}
          onChange={(value) => setStatus(STATUSES.find((known) => known === value) ?? null)}
        />
      </div>
      <QueryState query={query} loading={<SkeletonRows label={t('common:loading')} />}>
        {({ pages }) => {
          const parties = pages.flatMap(({ nodes }) => nodes);
          if (parties.length === 0) {
            return (
              <EmptyState icon={Users} title={t(filtered ? 'people.noneFound' : 'people.noneTitle')}>
                {filtered ? undefined : t('people.none')}
              </EmptyState>
            );
          }
          return (
            <>
              <StackedTable aria-rowcount={parties.length + 1}>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('people.name')}</Table.Th>
                    <Table.Th>{t('people.people')}</Table.Th>
                    <Table.Th>{t('people.status')}</Table.Th>
                    <Table.Th>{t('people.arrived')}</Table.Th>
                    <Table.Th>{t('people.since')}</Table.Th>
                  </Table.Tr>
                </Table.Thead>
                <ManyRows items={parties} keyOf={({ id }) => id} height={53} columns={5}>
                  {(party, row) => <PartyRow key={party.id} party={party} row={row} />}
                </ManyRows>
              </StackedTable>
              <LoadMore query={query} />
            </>
          );
        }}
      </QueryState>
    </>
  );
}

function PartyRow({ party, row }: { readonly party: Party; readonly row: RowProps }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const { checkIn, people } = party;
  return (
    <Table.Tr {...row}>
      <Table.Td data-label={t('people.name')}>{party.memberName}</Table.Td>
      <Table.Td data-label={t('people.people')}>{people}</Table.Td>
      <Table.Td data-label={t('people.status')}>
        <PartyBadge status={party.status} />
      </Table.Td>
      <Table.Td data-label={t('people.arrived')}>
        {checkIn
          ? t('people.arrivedAt', { arrived: checkIn.people, people, time: formats.time(checkIn.at) })
          : '–'}
      </Table.Td>
      <Table.Td data-label={t('people.since')}>{formats.dateTime(party.createdAt)}</Table.Td>
    </Table.Tr>
  );
}
