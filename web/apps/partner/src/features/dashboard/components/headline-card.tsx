import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Card } from '@yousoon/ui/page';
import { useTranslation } from 'react-i18next';
import type { Day } from '@/shared/dates/days.ts';
import { useFormats } from '@/shared/format/format.ts';
import { type Headline, headlineQuery } from '../api/headline.ts';
import classes from './dashboard.module.css';

/** The last thirty days in four figures. When they fail, only they do. */
export function HeadlineCard({ today }: { readonly today: Day }) {
  const { t } = useTranslation(['dashboard', 'common']);
  const { data, isError } = useQuery(headlineQuery(today));
  return (
    <Card className={classes.section}>
      <div className={classes.top}>
        <h2 className={classes.heading}>{t('headline.title')}</h2>
        <Link to="/results" className={classes.link}>
          {t('headline.all')}
        </Link>
      </div>
      {data !== undefined ? (
        <Figures total={data} />
      ) : isError ? (
        <p className={classes.note}>{t('headline.failed')}</p>
      ) : (
        <Skeleton height={56} role="status" aria-label={t('common:loading')} />
      )}
    </Card>
  );
}

function Figures({ total }: { readonly total: Headline }) {
  const { t } = useTranslation('dashboard');
  const formats = useFormats();
  const figures = [
    ['views', formats.number(total.views)],
    ['registeredPeople', formats.number(total.registeredPeople)],
    ['arrivedPeople', formats.number(total.arrivedPeople)],
    ['revenue', formats.shortMoney(total.revenue)],
  ] as const;
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className={classes.note}>{t(`headline.${name}`)}</dt>
          <dd className={classes.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
