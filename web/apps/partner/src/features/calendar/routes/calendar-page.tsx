import { ActionIcon, Button, Modal, SegmentedControl } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Page } from '@yousoon/ui/page';
import { LoadingState } from '@yousoon/ui/states';
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { QueryState } from '@/shared/components/query-state.tsx';
import { toast } from '@/shared/components/toast.ts';
import { type Day, dayAt, startOfDay } from '@/shared/dates/days.ts';
import { useFormats } from '@/shared/format/format.ts';
import { MOST_IN_VIEW, outingsQuery } from '../api/outings.ts';
import classes from '../components/calendar.module.css';
import { ListView } from '../components/list-view.tsx';
import { MonthView } from '../components/month-view.tsx';
import { ScheduleForm } from '../components/schedule-form.tsx';
import { WeekView } from '../components/week-view.tsx';
import { isView, rangeOf, stepOf, VIEWS, type View } from '../view.ts';

const route = getRouteApi('/shell/calendar');
const icon = { size: 20, strokeWidth: 1.5, 'aria-hidden': true } as const;

/** The outings of the company; view and day are in the address. */
export function CalendarPage() {
  const { t } = useTranslation(['calendar', 'common']);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [planning, { open, close }] = useDisclosure(false);
  const today = dayAt(Date.now());
  const { view = 'month', day = today } = search;
  const isPast = day < today;
  const go = (next: { view?: View; day?: Day }) =>
    void navigate({ search: { view, day, ...next }, replace: true });
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button leftSection={<Plus {...icon} />} onClick={open}>
          {t('plan')}
        </Button>
      }
    >
      <div className={classes.toolbar}>
        <div className={classes.period}>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t(`before.${view}`)}
            onClick={() => go({ day: stepOf(view, day, -1) })}
          >
            <ChevronLeft {...icon} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={44}
            aria-label={t(`after.${view}`)}
            onClick={() => go({ day: stepOf(view, day, 1) })}
          >
            <ChevronRight {...icon} />
          </ActionIcon>
          <PeriodName view={view} day={day} />
          <Button variant="subtle" size="sm" disabled={day === today} onClick={() => go({ day: today })}>
            {t('today')}
          </Button>
        </div>
        <SegmentedControl
          aria-label={t('view.label')}
          value={view}
          onChange={(value) => (isView(value) ? go({ view: value }) : undefined)}
          data={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
        />
      </div>
      {view === 'list' ? (
        <ListView day={day} />
      ) : (
        <Grid view={view} day={day} today={today} onDay={(date) => go({ day: date })} onWeek={go} />
      )}
      <Modal opened={planning} onClose={close} title={t('schedule.title')} size="lg">
        <ScheduleForm
          day={isPast ? today : day}
          onDone={(date) => {
            close();
            toast.success(t('schedule.done'));
            go({ day: date });
          }}
        />
      </Modal>
    </Page>
  );
}

function PeriodName({ view, day }: { readonly view: View; readonly day: Day }) {
  const { t } = useTranslation('calendar');
  const formats = useFormats();
  const name = {
    month: () => formats.month(startOfDay(day)),
    week: () => {
      const [from, to] = rangeOf('week', day);
      return t('period', { from: formats.day(startOfDay(from)), to: formats.day(startOfDay(to)) });
    },
    list: () => t('since', { day: formats.day(startOfDay(day)) }),
  }[view]();
  return (
    <span className={classes.periodName} aria-live="polite">
      {name}
    </span>
  );
}

interface GridProps {
  readonly view: 'month' | 'week';
  readonly day: Day;
  readonly today: Day;
  readonly onDay: (day: Day) => void;
  readonly onWeek: (next: { view: View; day: Day }) => void;
}

function Grid({ view, day, today, onDay, onWeek }: GridProps) {
  const { t } = useTranslation(['calendar', 'common']);
  const query = useQuery(outingsQuery(...rangeOf(view, day)));
  return (
    <QueryState query={query} loading={<LoadingState label={t('common:loading')} />}>
      {(outings) => (
        <>
          {outings.length >= MOST_IN_VIEW ? (
            <p role="status">{t('tooMany', { count: MOST_IN_VIEW })}</p>
          ) : null}
          {view === 'month' ? (
            <MonthView
              day={day}
              today={today}
              outings={outings}
              onDay={onDay}
              onWeek={(date) => onWeek({ view: 'week', day: date })}
            />
          ) : (
            <WeekView day={day} today={today} outings={outings} />
          )}
        </>
      )}
    </QueryState>
  );
}
