import { Table } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Card } from '@yousoon/ui/page';
import { StackedTable } from '@yousoon/ui/stacked-table';
import { EmptyState, SkeletonRows } from '@yousoon/ui/states';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LoadMore } from '@/shared/components/load-more.tsx';
import { QueryState } from '@/shared/components/query-state.tsx';
import { staffQuery } from '../api/staff.ts';
import { StaffRow } from './staff-row.tsx';

/** The team, page by page. */
export function StaffTable() {
  const { t } = useTranslation(['staff', 'common']);
  const query = useInfiniteQuery(staffQuery);
  return (
    <Card>
      <QueryState query={query} loading={<SkeletonRows label={t('common:loading')} />}>
        {({ pages }) => {
          const members = pages.flatMap((page) => page.nodes);
          if (members.length === 0) {
            return (
              <EmptyState icon={Users} title={t('emptyTitle')}>
                {t('empty')}
              </EmptyState>
            );
          }
          return (
            <>
              <StackedTable>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('table.name')}</Table.Th>
                    <Table.Th>{t('table.email')}</Table.Th>
                    <Table.Th>{t('table.role')}</Table.Th>
                    <Table.Th>{t('table.state')}</Table.Th>
                    <Table.Th aria-label={t('table.actions')} />
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {members.map((member) => (
                    <StaffRow key={member.account} member={member} />
                  ))}
                </Table.Tbody>
              </StackedTable>
              <LoadMore query={query} />
            </>
          );
        }}
      </QueryState>
    </Card>
  );
}
