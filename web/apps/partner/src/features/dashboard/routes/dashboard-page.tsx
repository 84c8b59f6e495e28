import { useQuery } from '@tanstack/react-query';
import { Page } from '@yousoon/ui/page';
import { SkeletonRows } from '@yousoon/ui/states';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { dayAt } from '@/shared/dates/days.ts';
import { useSession } from '@/shared/session/use-session.ts';
import { dashboardQuery, type Overview } from '../api/dashboard.ts';
import { AttentionCard } from '../components/attention-card.tsx';
import classes from '../components/dashboard.module.css';
import { HeadlineCard } from '../components/headline-card.tsx';
import { StepsCard } from '../components/steps-card.tsx';
import { TonightCard } from '../components/tonight-card.tsx';
import { attention, firstSteps, tonight } from '../model/attention.ts';

/** What needs attention today. */
export function DashboardPage() {
  const { t } = useTranslation(['dashboard', 'common']);
  const { role } = useSession();
  const today = dayAt(Date.now());
  const query = useQuery(dashboardQuery(today, role === 'OWNER'));
  return (
    <Page title={t('common:nav.dashboard')} lead={t('lead')}>
      <QueryState query={query} loading={<SkeletonRows rows={6} label={t('common:loading')} />}>
        {(overview) => <Today overview={overview} />}
      </QueryState>
      <HeadlineCard today={today} />
    </Page>
  );
}

function Today({ overview }: { readonly overview: Overview }) {
  const now = Date.now();
  const steps = firstSteps(overview);
  const items = attention(overview, now);
  return (
    <>
      <StepsCard steps={steps} hasDraft={overview.hasDraft} />
      <div className={classes.pair}>
        <TonightCard outings={tonight(overview, now)} />
        {steps.length > 0 && items.length === 0 ? null : <AttentionCard items={items} />}
      </div>
    </>
  );
}
