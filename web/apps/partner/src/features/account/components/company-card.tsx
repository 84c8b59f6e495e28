import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormats } from '@/shared/format/format.ts';
import { useSession } from '@/shared/session/use-session.ts';
import classes from './company-card.module.css';

/** The company, as Yousoon verified it. */
export function CompanyCard() {
  const { t } = useTranslation(['account', 'common']);
  const { partner } = useSession();
  const formats = useFormats();
  const siret = partner.siret.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1 $2 $3 $4');
  const rows = [
    ['name', partner.name],
    ['siret', siret],
    ['type', t(`common:partnerType.${partner.type}`)],
    ['status', t(`company.statuses.${partner.status}`)],
    ['since', formats.date(partner.createdAt)],
  ] as const;
  return (
    <>
      <dl className={classes.rows}>
        {rows.map(([key, value]) => (
          <div key={key}>
            <dt>{t(`company.${key}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Text c="dimmed">{t('company.help')}</Text>
    </>
  );
}
