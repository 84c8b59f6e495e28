import { Badge, Table, Text } from '@mantine/core';
import { type FragmentType, graphql, readFragment } from '@yousoon/api/graphql';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import { StaffMenu } from './staff-menu.tsx';

const StaffRowFragment = graphql(`
  fragment StaffRow on StaffMember {
    account
    firstName
    lastName
    email
    role
    confirmed
    invitedAt
    self
  }
`);

/** One person of the team. */
export function StaffRow({ member }: { readonly member: FragmentType<typeof StaffRowFragment> }) {
  const { t } = useTranslation(['staff', 'common']);
  const formats = useFormats();
  const { account, firstName, lastName, email, role, confirmed, invitedAt, self } = readFragment(
    StaffRowFragment,
    member,
  );
  return (
    <Table.Tr>
      <Table.Td data-label={t('table.name')}>
        <span>
          {firstName} {lastName}
          {self ? (
            <Text span c="dimmed">
              {' '}
              · {t('you')}
            </Text>
          ) : null}
        </span>
      </Table.Td>
      <Table.Td data-label={t('table.email')}>{email}</Table.Td>
      <Table.Td data-label={t('table.role')}>{t(`common:role.${role}`)}</Table.Td>
      <Table.Td data-label={t('table.state')}>
        {confirmed || !invitedAt ? (
          t('active')
        ) : (
          <Badge variant="light">{t('pending', { date: formats.shortDate(invitedAt) })}</Badge>
        )}
      </Table.Td>
      <Table.Td>
        {self ? null : (
          <StaffMenu account={account} name={`${firstName} ${lastName}`} role={role} confirmed={confirmed} />
        )}
      </Table.Td>
    </Table.Tr>
  );
}
