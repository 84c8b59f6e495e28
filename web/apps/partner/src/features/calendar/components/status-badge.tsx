import { Badge } from '@mantine/core';
import type { OutingStatus, RegistrationStatus } from '@yousoon/api/schema';
import { useTranslation } from 'react-i18next';

const OUTING: Record<OutingStatus, string> = {
  SCHEDULED: 'gray',
  OPEN: 'green',
  FULL: 'gold',
  CLOSED: 'gray',
  DONE: 'gray',
  CANCELLED: 'red',
};

const PARTY: Record<RegistrationStatus, string> = {
  CONFIRMED: 'gray',
  WAITLISTED: 'gold',
  CHECKED_IN: 'green',
  CANCELLED: 'red',
  NO_SHOW: 'red',
};

/** Where an outing stands. */
export function OutingBadge({ status }: { readonly status: OutingStatus }) {
  const { t } = useTranslation('calendar');
  return (
    <Badge variant="light" color={OUTING[status]}>
      {t(`status.${status}`)}
    </Badge>
  );
}

/** Where a party stands. */
export function PartyBadge({ status }: { readonly status: RegistrationStatus }) {
  const { t } = useTranslation('calendar');
  return (
    <Badge variant="light" color={PARTY[status]}>
      {t(`party.${status}`)}
    </Badge>
  );
}
