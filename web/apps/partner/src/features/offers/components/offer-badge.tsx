import { Badge } from '@mantine/core';
import type { OfferStatus } from '@yousoon/api/schema';
import { useTranslation } from 'react-i18next';

const COLOURS: Record<OfferStatus, string> = {
  DRAFT: 'gray',
  PENDING_REVIEW: 'gold',
  PUBLISHED: 'green',
  PAUSED: 'gray',
  REJECTED: 'red',
  ARCHIVED: 'gray',
  EXPIRED: 'gray',
};

/** Where an offer stands. */
export function OfferBadge({ status }: { readonly status: OfferStatus }) {
  const { t } = useTranslation('offers');
  return (
    <Badge variant="light" color={COLOURS[status]}>
      {t(`status.${status}`)}
    </Badge>
  );
}
